using System;
using SmartEvse.Core.Mqtt;

namespace SmartEvse.NanoGate.Budget;

/// <summary>A link that takes everything.</summary>
internal sealed class ListeningLink : IMqttLink
{
    private MqttMessageHandler? handler;

    /// <summary>Messages sent.</summary>
    public int Sent { get; private set; }

    /// <summary>Called with every message: its topic and its bytes.</summary>
    public Action<string, byte[]> Heard { get; set; } = (_, _) => { };

    /// <inheritdoc/>
    public bool IsConnected { get; private set; }

    /// <summary>A message comes in.</summary>
    public void Deliver(string topic, byte[] payload) => handler?.Invoke(topic, payload, payload.Length, false);

    /// <inheritdoc/>
    public void SetHandler(MqttMessageHandler handler) => this.handler = handler;

    /// <inheritdoc/>
    public string? Connect(MqttConnectOptions options)
    {
        IsConnected = true;
        return null;
    }

    /// <inheritdoc/>
    public bool Subscribe(string topicFilter, int qos) => true;

    /// <inheritdoc/>
    public bool Publish(string topic, byte[] payload, int length, int qos, bool retain)
    {
        Sent++;
        Heard(topic, payload);
        return true;
    }

    /// <inheritdoc/>
    public void Disconnect() => IsConnected = false;
}
