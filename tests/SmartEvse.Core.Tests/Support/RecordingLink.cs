using System.Collections.Generic;
using System.Text;
using SmartEvse.Core.Mqtt;

namespace SmartEvse.Core.Tests.Support;

/// <summary>A link that takes every message and notes it with the tick it was sent in; it can be lost, and can have no room.</summary>
internal sealed class RecordingLink : IMqttLink
{
    private MqttMessageHandler? _handler;

    /// <summary>What was taken.</summary>
    public List<(int Tick, string Topic, string Payload, bool Retained)> Sent { get; } = [];

    /// <summary>The number of the present tick, told by the bench.</summary>
    public int Tick { get; set; }

    /// <summary>How many more messages find room.</summary>
    public int Room { get; set; } = int.MaxValue;

    /// <summary>False while the broker cannot be reached.</summary>
    public bool IsReachable { get; set; } = true;

    /// <inheritdoc/>
    public bool IsConnected { get; private set; }

    /// <inheritdoc/>
    public void SetHandler(MqttMessageHandler handler) => _handler = handler;

    /// <inheritdoc/>
    public string? Connect(MqttConnectOptions options)
    {
        IsConnected = IsReachable;
        return IsReachable ? null : "nobody there";
    }

    /// <inheritdoc/>
    public bool Subscribe(string topicFilter, int qos) => IsConnected;

    /// <inheritdoc/>
    public bool Publish(string topic, byte[] payload, int length, int qos, bool retain)
    {
        if (!IsConnected || Room == 0) return false;
        Room--;
        Sent.Add((Tick, topic, Encoding.UTF8.GetString(payload, 0, length), retain));
        return true;
    }

    /// <inheritdoc/>
    public void Disconnect() => IsConnected = false;

    /// <summary>A message of somebody else arrives.</summary>
    public void Deliver(string topic, string payload)
    {
        var bytes = Encoding.UTF8.GetBytes(payload);
        _handler!(topic, bytes, bytes.Length, false);
    }
}
