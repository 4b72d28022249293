using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SmartEvse.Core.Mqtt;
using SmartEvse.MqttLinks;
using SmartEvse.TestSupport;

namespace SmartEvse.MeterFeed.Tests;

/// <summary>Another client of the broker, in the charger's place.</summary>
internal sealed class Subscriber : IDisposable
{
    private readonly MqttLink _link = MqttLinkFactory.Create();
    private readonly List<string> _messages = [];
    private readonly int _port;
    private readonly string _filter;

    public Subscriber(int port, string filter)
    {
        _port = port;
        _filter = filter;
        _link.SetHandler(Take);
        Connect();
    }

    /// <summary>Topic and payload of each message, with <c>retained</c> in front where the broker had kept it.</summary>
    public string[] Messages
    {
        get
        {
            lock (_messages) return [.. _messages];
        }
    }

    /// <summary>Connects, also again after the broker was away; returns when the subscription works.</summary>
    public void Connect()
    {
        string? problem = _link.Connect(new MqttConnectOptions { Host = LoopbackPort.Address, Port = _port, ClientId = "subscriber-" + Guid.NewGuid().ToString("N") });
        if (problem is not null) throw new InvalidOperationException(problem);
        _link.Subscribe(_filter, 0);
        // The broker answers in order: when this comes back, the subscription before it is in force.
        _link.Subscribe("subscriber/ready", 0);
        string token = "ready " + Guid.NewGuid().ToString("N");
        Publish("subscriber/ready", token);
        if (!Eventually.Holds(() => Messages.Contains("subscriber/ready " + token), TimeSpan.FromSeconds(5))) throw new TimeoutException("no subscription");
        lock (_messages) _messages.RemoveAll(message => message.StartsWith("subscriber/ready", StringComparison.Ordinal));
    }

    public void Publish(string topic, string payload)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(payload);
        _link.Publish(topic, bytes, bytes.Length, 0, false);
    }

    public void Dispose() => _link.Disconnect();

    private void Take(string topic, byte[] payload, int length, bool retained)
    {
        lock (_messages) _messages.Add($"{(retained ? "retained " : "")}{topic} {Encoding.UTF8.GetString(payload, 0, length)}");
    }
}
