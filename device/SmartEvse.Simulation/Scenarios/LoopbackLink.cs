using System;
using System.Collections.Generic;
using System.Text;
using SmartEvse.Core.Mqtt;

namespace SmartEvse.Simulation.Scenarios;

/// <summary>A broker within the process, with one client: the charger's own MQTT session runs on it. Of what it says, the answers are kept.</summary>
internal sealed class LoopbackLink : IMqttLink
{
    private MqttMessageHandler? _handler;
    private bool _brokerIsUp = true;

    /// <inheritdoc/>
    public bool IsConnected { get; private set; }

    /// <summary>The payloads of <c>Result</c> that nobody has taken yet.</summary>
    internal Queue<byte[]> Results { get; } = new();

    /// <summary>Starts or ends the broker.</summary>
    internal void SetBroker(bool up)
    {
        _brokerIsUp = up;
        if (!up) IsConnected = false;
    }

    /// <summary>The charger is gone without a word.</summary>
    internal void Drop() => IsConnected = false;

    /// <summary>A message of somebody else; lost when the charger is not there.</summary>
    internal void Deliver(string topic, string payload)
    {
        if (!IsConnected) return;
        var bytes = Encoding.UTF8.GetBytes(payload);
        _handler?.Invoke(topic, bytes, bytes.Length, false);
    }

    /// <inheritdoc/>
    public void SetHandler(MqttMessageHandler handler) => _handler = handler;

    /// <inheritdoc/>
    public string? Connect(MqttConnectOptions options)
    {
        IsConnected = _brokerIsUp;
        return _brokerIsUp ? null : "the broker is down";
    }

    /// <inheritdoc/>
    public bool Subscribe(string topicFilter, int qos) => IsConnected;

    /// <inheritdoc/>
    public bool Publish(string topic, byte[] payload, int length, int qos, bool retain)
    {
        if (IsConnected && topic.EndsWith("/Result", StringComparison.Ordinal)) Results.Enqueue(payload.AsSpan(0, length).ToArray());
        return IsConnected;
    }

    /// <inheritdoc/>
    public void Disconnect() => IsConnected = false;
}
