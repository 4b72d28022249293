using System;
using System.Collections.Generic;
using System.Text;
using SmartEvse.Core.Mqtt;

namespace SmartEvse.Firmware.Tests.Support;

/// <summary>A broker in memory with one client.</summary>
internal sealed class FakeLink : IMqttLink
{
    private MqttMessageHandler? _handler;
    private bool _isUp = true;

    /// <summary>The newest payload of every topic.</summary>
    public Dictionary<string, string> Last { get; } = [];

    public int Connects { get; private set; }

    /// <summary>What a call throws; null = nothing.</summary>
    public Exception? Throws { get; set; }

    public bool IsConnected { get; private set; }

    /// <summary>The broker comes and goes.</summary>
    public bool IsUp
    {
        get => _isUp;
        set
        {
            _isUp = value;
            if (!value) IsConnected = false;
        }
    }

    public void SetHandler(MqttMessageHandler handler) => _handler = handler;

    public string? Connect(MqttConnectOptions options)
    {
        if (Throws != null) throw Throws;
        Connects++;
        IsConnected = _isUp;
        return _isUp ? null : "no broker";
    }

    public bool Subscribe(string topicFilter, int qos) => IsConnected;

    public bool Publish(string topic, byte[] payload, int length, int qos, bool retain)
    {
        if (IsConnected) Last[topic] = Encoding.UTF8.GetString(payload, 0, length);
        return IsConnected;
    }

    public void Disconnect() => IsConnected = false;

    public void Deliver(string topic, string payload)
    {
        var bytes = Encoding.UTF8.GetBytes(payload);
        _handler?.Invoke(topic, bytes, bytes.Length, false);
    }
}
