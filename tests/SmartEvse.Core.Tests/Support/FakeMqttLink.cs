using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SmartEvse.Core.Mqtt;
using Xunit;

namespace SmartEvse.Core.Tests.Support;

/// <summary>A link with a broker in memory: notes every call, keeps retained messages, and sends back what the session has subscribed to.</summary>
internal sealed class FakeMqttLink : IMqttLink
{
    private readonly List<string> _filters = [];
    private MqttMessageHandler? _handler;

    /// <summary>What was called, in order, a line each.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The messages that were taken.</summary>
    public List<SentMessage> Sent { get; } = [];

    /// <summary>The attempts to connect: when, and with what.</summary>
    public List<(long AtMs, MqttConnectOptions Options)> Attempts { get; } = [];

    /// <summary>The newest payload of every topic, whatever the broker keeps.</summary>
    public SortedDictionary<string, string> Last { get; } = new(StringComparer.Ordinal);

    /// <summary>What the broker keeps for those who come later.</summary>
    public SortedDictionary<string, string> Kept { get; } = new(StringComparer.Ordinal);

    /// <summary>Virtual time, told by the bench.</summary>
    public long NowMs { get; set; }

    /// <summary>Why the broker cannot be reached; null = it can.</summary>
    public string? Unreachable { get; set; }

    /// <summary>False when the library takes no subscription.</summary>
    public bool TakesSubscriptions { get; set; } = true;

    /// <summary>How many more messages find room.</summary>
    public int Room { get; set; } = int.MaxValue;

    /// <inheritdoc/>
    public bool IsConnected { get; private set; }

    /// <inheritdoc/>
    public void SetHandler(MqttMessageHandler handler) => _handler = handler;

    /// <inheritdoc/>
    public string? Connect(MqttConnectOptions options)
    {
        // The session uses one object again and again.
        var copy = new MqttConnectOptions
        {
            Host = options.Host,
            Port = options.Port,
            ClientId = options.ClientId,
            User = options.User,
            Password = options.Password,
            Tls = options.Tls,
            CaFile = options.CaFile,
            WillTopic = options.WillTopic,
            WillPayload = options.WillPayload,
            KeepAliveSeconds = options.KeepAliveSeconds,
        };
        Attempts.Add((NowMs, copy));
        Calls.Add("connect " + options.Host);
        if (Unreachable != null) return Unreachable;
        IsConnected = true;
        return null;
    }

    /// <inheritdoc/>
    public bool Subscribe(string topicFilter, int qos)
    {
        Calls.Add($"subscribe {topicFilter} {qos}");
        if (!IsConnected || !TakesSubscriptions) return false;
        _filters.Add(topicFilter);
        return true;
    }

    /// <inheritdoc/>
    public bool Publish(string topic, byte[] payload, int length, int qos, bool retain)
    {
        if (!IsConnected || Room == 0) return false;
        if (Room != int.MaxValue) Room--;
        var message = new SentMessage(NowMs, topic, payload.AsSpan(0, length).ToArray(), qos, retain);
        Calls.Add($"publish {topic} {message.Payload}");
        Sent.Add(message);
        Last[topic] = message.Payload;
        if (retain && length == 0) Kept.Remove(topic);
        else if (retain) Kept[topic] = message.Payload;
        if (IsSubscribed(topic)) _handler!(topic, payload, length, false);
        return true;
    }

    /// <inheritdoc/>
    public void Disconnect()
    {
        if (IsConnected) Calls.Add("disconnect");
        Drop();
    }

    /// <summary>The connection is lost.</summary>
    public void Drop()
    {
        IsConnected = false;
        _filters.Clear();
    }

    /// <summary>A message of somebody else arrives.</summary>
    public void Deliver(string topic, byte[] payload, bool retained = false)
    {
        Assert.True(IsSubscribed(topic), "nobody listens to " + topic);
        // A library may hand over a buffer that is longer than the message, and use it again afterwards.
        var buffer = payload.Concat("left over"u8.ToArray()).ToArray();
        _handler!(topic, buffer, payload.Length, retained);
        Array.Fill(buffer, (byte)'x');
    }

    /// <summary>A text of somebody else arrives.</summary>
    public void Deliver(string topic, string payload, bool retained = false) => Deliver(topic, Encoding.UTF8.GetBytes(payload), retained);

    /// <summary>What is not in the past: only what comes from now on is of interest.</summary>
    public void Forget()
    {
        Calls.Clear();
        Sent.Clear();
        Last.Clear();
    }

    private bool IsSubscribed(string topic)
        => _filters.Any(f => f == topic || (f.EndsWith("/#", StringComparison.Ordinal) && (topic + "/").StartsWith(f[..^1], StringComparison.Ordinal)));
}
