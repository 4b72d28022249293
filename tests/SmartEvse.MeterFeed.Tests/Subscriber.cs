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
        string ready = "subscriber/" + Guid.NewGuid().ToString("N");
        _link.Subscribe(ready, 0);
        Publish(ready, "now");
        if (!Eventually.Holds(() => Messages.Contains(ready + " now"), TimeSpan.FromSeconds(5))) throw new TimeoutException("no subscription");
        lock (_messages) _messages.RemoveAll(message => message.StartsWith(ready, StringComparison.Ordinal));
    }

    public void Publish(string topic, string payload) => Publish(topic, payload, isRetained: false);

    public void PublishRetained(string topic, string payload) => Publish(topic, payload, isRetained: true);

    public void Dispose() => _link.Disconnect();

    private void Publish(string topic, string payload, bool isRetained)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(payload);
        _link.Publish(topic, bytes, bytes.Length, 0, isRetained);
    }

    private void Take(string topic, byte[] payload, int length, bool retained)
    {
        lock (_messages) _messages.Add($"{(retained ? "retained " : "")}{topic} {Encoding.UTF8.GetString(payload, 0, length)}");
    }
}
