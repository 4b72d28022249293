using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using SmartEvse.Core.Mqtt;
using SmartEvse.MqttLinks;
using SmartEvse.TestSupport;
using Xunit;

namespace SmartEvse.Virtual.Tests;

/// <summary>What an integrator has: a client on the broker that sees everything and can write.</summary>
internal sealed class Probe : IDisposable
{
    private readonly MqttLink _link = MqttLinkFactory.Create();
    private readonly ConcurrentDictionary<string, string> _last = new();
    private readonly ConcurrentQueue<(string Topic, string Payload)> _all = new();

    private readonly MqttConnectOptions _options;

    internal Probe(int port)
        : this(new MqttConnectOptions { Host = "127.0.0.1", Port = port })
    {
    }

    internal Probe(MqttConnectOptions options)
    {
        _options = options;
        _link.SetHandler((topic, payload, length, _) =>
        {
            var text = Encoding.UTF8.GetString(payload, 0, length);
            _last[topic] = text;
            _all.Enqueue((topic, text));
        });
        Connect();
    }

    internal int Port => _options.Port;

    internal string Prefix { get; init; } = "SmartEVSE-1234";

    internal IReadOnlyList<(string Topic, string Payload)> All => [.. _all];

    internal void Connect()
    {
        string? error = null;
        _options.ClientId = $"probe-{Guid.NewGuid():N}";
        Assert.True(Eventually.Holds(() => (error = _link.Connect(_options)) == null, TimeSpan.FromSeconds(10)), error);
        _link.Subscribe("#", 0);
    }

    internal void Forget()
    {
        _last.Clear();
        _all.Clear();
    }

    internal string? Last(string name) => _last.GetValueOrDefault($"{Prefix}/{name}");

    internal string? LastRaw(string topic) => _last.GetValueOrDefault(topic);

    internal int Number(string name) => int.TryParse(Last(name), out var value) ? value : int.MinValue;

    internal void Set(string name, string payload) => Publish($"{Prefix}/Set/{name}", payload, false);

    internal void Publish(string topic, string payload, bool retain)
    {
        var bytes = Encoding.UTF8.GetBytes(payload);
        Assert.True(_link.Publish(topic, bytes, bytes.Length, 0, retain));
    }

    /// <summary>Like <see cref="Set"/>, but a broker that is away is no fault: a feed goes on regardless.</summary>
    internal void TrySet(string name, string payload)
    {
        var bytes = Encoding.UTF8.GetBytes(payload);
        _link.Publish($"{Prefix}/Set/{name}", bytes, bytes.Length, 0, false);
    }

    internal bool IsConnected => _link.IsConnected;

    internal void WaitFor(string name, string payload, double seconds) =>
        Assert.True(Eventually.Holds(() => Last(name) == payload, TimeSpan.FromSeconds(seconds)), $"{name} is {Last(name) ?? "(nothing)"}, expected {payload} within {seconds} s");

    internal void WaitFor(Func<bool> condition, double seconds, string what) =>
        Assert.True(Eventually.Holds(condition, TimeSpan.FromSeconds(seconds)), $"{what}: not within {seconds} s. State {Last("State")}, reason {Last("Reason")}, current {Last("ChargeCurrent")}");

    /// <summary>Writes and waits for the answer.</summary>
    internal JsonElement Ask(string name, string payload)
    {
        var seen = _all.Count;
        Set(name, payload);
        JsonElement answer = default;
        Assert.True(Eventually.Holds(() => TryFindAnswer(seen, $"Set/{name}", out answer), TimeSpan.FromSeconds(5)), $"Set/{name} {payload} was not answered");
        return answer;
    }

    public void Dispose()
    {
        _link.Disconnect();
        _link.Dispose();
    }

    private bool TryFindAnswer(int from, string topic, out JsonElement answer)
    {
        answer = default;
        foreach (var (messageTopic, payload) in _all.Skip(from))
        {
            if (messageTopic != $"{Prefix}/Result") continue;
            var json = JsonDocument.Parse(payload).RootElement;
            if (json.GetProperty("topic").GetString() != topic) continue;
            answer = json;
            return true;
        }

        return false;
    }
}
