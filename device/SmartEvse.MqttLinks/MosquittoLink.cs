using System;
using System.Threading;
using SmartEvse.Core.Mqtt;
using SmartEvse.MqttLinks.Mosquitto;

namespace SmartEvse.MqttLinks;

/// <summary>
/// <see cref="IMqttLink"/> on libmosquitto, the client library of the broker most owners run. MQTT 3.1.1, clean session.
/// <see cref="Subscribe"/> and <see cref="Publish"/> may be called from any thread, the handler's included;
/// <see cref="Connect"/> from one at a time and not from the handler.
/// </summary>
public sealed class MosquittoLink : IMqttLink, IDisposable
{
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan GoodbyePatience = TimeSpan.FromSeconds(2);

    private MosquittoSession? _session;
    private MqttMessageHandler? _handler;
    private long _handlerErrors;

    /// <summary>How many calls of the handler ended with an exception; each was dropped and the link went on.</summary>
    public long HandlerErrors => Interlocked.Read(ref _handlerErrors);

    /// <inheritdoc/>
    public bool IsConnected => Volatile.Read(ref _session) is { IsConnected: true };

    /// <inheritdoc/>
    public void SetHandler(MqttMessageHandler handler) => _handler = handler;

    /// <inheritdoc/>
    public string? Connect(MqttConnectOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Disconnect();
        if ((MosquittoLibrary.Problem ?? MqttOptionsCheck.Problem(options)) is { } problem) return problem;

        var session = new MosquittoSession(options, _handler, () => Interlocked.Increment(ref _handlerErrors));
        Volatile.Write(ref _session, session);
        string? reason = session.Open(AnswerPatience);
        if (reason is not null) Interlocked.CompareExchange(ref _session, null, session);
        return reason;
    }

    /// <inheritdoc/>
    public bool Subscribe(string topicFilter, int qos)
    {
        ArgumentNullException.ThrowIfNull(topicFilter);
        return Volatile.Read(ref _session) is { } session && session.Subscribe(topicFilter, qos);
    }

    /// <inheritdoc/>
    public bool Publish(string topic, byte[] payload, int length, int qos, bool retain)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(payload);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, payload.Length);
        return Volatile.Read(ref _session) is { } session && session.Publish(topic, payload, length, qos, retain);
    }

    /// <inheritdoc/>
    public void Disconnect() => Interlocked.Exchange(ref _session, null)?.Close(GoodbyePatience);

    /// <summary>Same as <see cref="Disconnect"/>.</summary>
    public void Dispose() => Disconnect();
}
