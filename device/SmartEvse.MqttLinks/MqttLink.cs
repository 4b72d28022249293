using System;
using System.Threading;
using SmartEvse.Core.Mqtt;

namespace SmartEvse.MqttLinks;

/// <summary>
/// What every adapter does alike: one session per <see cref="Connect"/>, thrown away with everything in it when the connection
/// is lost, so that nothing old is sent later. MQTT 3.1.1, clean session. <see cref="Subscribe"/> and <see cref="Publish"/> may
/// be called from any thread, the handler's included; <see cref="Connect"/> from one at a time and not from the handler.
/// </summary>
public abstract class MqttLink : IMqttLink, IDisposable
{
    /// <summary>Messages handed over and not yet sent (QoS 0) or acknowledged (QoS 1) before <see cref="Publish"/> says no.</summary>
    public const int MaxPending = 4096;

    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan GoodbyePatience = TimeSpan.FromSeconds(2);

    private IMqttLinkSession? _session;
    private MqttMessageHandler? _handler;
    private long _handlerErrors;

    private protected MqttLink()
    {
    }

    /// <summary>How many calls of the handler ended with an exception; each was dropped and the link went on.</summary>
    public long HandlerErrors => Interlocked.Read(ref _handlerErrors);

    /// <inheritdoc/>
    public bool IsConnected => Volatile.Read(ref _session) is { IsConnected: true };

    /// <summary>Why the client library cannot be used at all, and what to install; null when it can.</summary>
    private protected abstract string? LibraryProblem { get; }

    /// <summary>
    /// Messages handed over and not yet sent (QoS 0) or acknowledged by the broker (QoS 1); 0 when not connected. For a caller that
    /// would rather send a newer value later than let old ones wait in a line.
    /// </summary>
    public int Pending => Volatile.Read(ref _session) is { IsConnected: true } session ? session.Pending : 0;

    /// <inheritdoc/>
    public void SetHandler(MqttMessageHandler handler) => _handler = handler;

    /// <inheritdoc/>
    public string? Connect(MqttConnectOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Disconnect();
        if ((LibraryProblem ?? MqttOptionsCheck.Problem(options)) is { } problem) return problem;

        IMqttLinkSession session = NewSession(options, Deliver);
        Volatile.Write(ref _session, session);
        string? reason = session.Open(AnswerPatience);
        if (reason is not null) Interlocked.CompareExchange(ref _session, null, session);
        return reason;
    }

    /// <inheritdoc/>
    public bool Subscribe(string topicFilter, int qos)
    {
        ArgumentNullException.ThrowIfNull(topicFilter);
        return Volatile.Read(ref _session) is { IsConnected: true } session && session.Subscribe(topicFilter, qos);
    }

    /// <inheritdoc/>
    public bool Publish(string topic, byte[] payload, int length, int qos, bool retain)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(payload);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, payload.Length);
        return Volatile.Read(ref _session) is { IsConnected: true } session && session.Publish(topic, payload, length, qos, retain);
    }

    /// <inheritdoc/>
    public void Disconnect() => Interlocked.Exchange(ref _session, null)?.Close(GoodbyePatience);

    /// <summary>Same as <see cref="Disconnect"/>.</summary>
    public void Dispose()
    {
        Disconnect();
        GC.SuppressFinalize(this);
    }

    private protected abstract IMqttLinkSession NewSession(MqttConnectOptions options, MqttMessageHandler handler);

    private void Deliver(string topic, byte[] payload, int length, bool retained)
    {
        try
        {
            _handler?.Invoke(topic, payload, length, retained);
        }
#pragma warning disable CA1031 // A defect of the handler must reach neither C nor the library's receive loop.
        catch (Exception)
#pragma warning restore CA1031
        {
            Interlocked.Increment(ref _handlerErrors);
        }
    }
}
