using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SmartEvse.Core.Mqtt;

namespace SmartEvse.Discovery.Tests.Support;

/// <summary>A broker and the link to it in one: keeps what is retained, echoes to the subscriber, can lose the connection and run out of room.</summary>
internal sealed class FakeBroker : IMqttLink
{
    private readonly HashSet<string> _filters = [];
    private MqttMessageHandler? _handler;

    /// <summary>What the broker keeps.</summary>
    public SortedDictionary<string, string> Retained { get; } = new(StringComparer.Ordinal);

    /// <summary>Everything that was published, in order.</summary>
    public List<(string Topic, string Payload, bool Retain)> Log { get; } = [];

    /// <summary>What the last session was opened with.</summary>
    public MqttConnectOptions? Options { get; private set; }

    /// <summary>How many messages the library still takes; null = any number.</summary>
    public int? Room { get; set; }

    /// <summary>False to refuse connections.</summary>
    public bool Accepts { get; set; } = true;

    /// <inheritdoc/>
    public bool IsConnected { get; private set; }

    /// <summary>The connection breaks, and the broker sends the will.</summary>
    public void Break()
    {
        IsConnected = false;
        _filters.Clear();
        if (Options is { WillTopic.Length: > 0 } o) Keep(o.WillTopic, o.WillPayload);
    }

    /// <summary>Somebody else publishes.</summary>
    public void Deliver(string topic, string payload)
    {
        if (!IsConnected || !IsSubscribed(topic)) return;
        var bytes = Encoding.UTF8.GetBytes(payload);
        _handler?.Invoke(topic, bytes, bytes.Length, false);
    }

    /// <summary>The retained messages below a topic.</summary>
    public IEnumerable<KeyValuePair<string, string>> Below(string topic) => Retained.Where(m => m.Key.StartsWith(topic + "/", StringComparison.Ordinal));

    /// <inheritdoc/>
    public void SetHandler(MqttMessageHandler handler) => _handler = handler;

    /// <inheritdoc/>
    public string? Connect(MqttConnectOptions options)
    {
        if (!Accepts) return "refused";
        Options = new MqttConnectOptions { WillTopic = options.WillTopic, WillPayload = options.WillPayload, ClientId = options.ClientId };
        IsConnected = true;
        return null;
    }

    /// <inheritdoc/>
    public bool Subscribe(string topicFilter, int qos)
    {
        if (IsConnected) _filters.Add(topicFilter);
        return IsConnected;
    }

    /// <inheritdoc/>
    public bool Publish(string topic, byte[] payload, int length, int qos, bool retain)
    {
        if (!IsConnected || Room == 0) return false;
        Room--;
        var text = Encoding.UTF8.GetString(payload, 0, length);
        Log.Add((topic, text, retain));
        if (retain) Keep(topic, text);
        Deliver(topic, text);
        return true;
    }

    /// <inheritdoc/>
    public void Disconnect()
    {
        IsConnected = false;
        _filters.Clear();
    }

    /// <summary>True when the session listens to a topic.</summary>
    public bool IsSubscribed(string topic)
        => _filters.Contains(topic) || _filters.Any(f => f.EndsWith("/#", StringComparison.Ordinal) && topic.StartsWith(f[..^1], StringComparison.Ordinal));

    private void Keep(string topic, string payload)
    {
        if (payload.Length == 0) Retained.Remove(topic);
        else Retained[topic] = payload;
    }
}
