using System;
using System.Collections.Generic;
using SmartEvse.Core;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;
using SmartEvse.Discovery;
using SmartEvse.NanoGate.Budget;
using Xunit;

namespace SmartEvse.NanoGate.Tests;

/// <summary>The heap that a started charger takes at rest on the ESP32, counted at a block a field. Budget: 16 KB for Core, 16 KB for MQTT.</summary>
public sealed class HeapBudgetTests
{
    private const long Budget = 16 * 1024;

    [Fact]
    public void Given_a_started_charger_When_at_rest_Then_Core_stays_within_16_KB()
    {
        var (charger, store, _, _) = Started();
        var graph = new ObjectGraph().Add(charger).Add(store).AddStatics(typeof(Charger).Assembly);
        TestContext.Current.TestOutputHelper?.WriteLine($"{graph.Bytes} bytes\n{graph.Describe()}");
        Assert.InRange(graph.Bytes, 1, Budget);
    }

    [Fact]
    public void Given_a_connected_session_When_at_rest_Then_MQTT_and_discovery_stay_within_16_KB()
    {
        var (charger, _, session, link) = Started();
        var graph = new ObjectGraph().StopAt(link);
        var core = graph.Add(charger).Bytes;
        var mqtt = graph.Add(session).AddStatics(typeof(HomeAssistantAnnouncer).Assembly).Bytes - core;
        TestContext.Current.TestOutputHelper?.WriteLine($"{mqtt} bytes\n{graph.Describe()}");
        Assert.InRange(mqtt, 1, Budget);
    }

    [Fact]
    public void Given_the_measure_When_something_is_added_Then_it_shows()
    {
        var (charger, _, _, _) = Started();
        var before = new ObjectGraph().Add(charger).Bytes;
        Assert.Equal(before + 20 + 1000, new ObjectGraph().Add(charger).Add(new byte[1000]).Bytes, 12.0);
    }

    private static (Charger Charger, SettingsStore Store, MqttSession Session, IMqttLink Link) Started()
    {
        var store = new SettingsStore(new Blobs());
        var settings = new SettingsValues();
        store.Load(settings);
        foreach (var (id, value) in new[] { (SettingId.WIFImode, 2), (SettingId.MainsMeter, MeterType.Api), (SettingId.EVMeter, MeterType.Api), (SettingId.Mode, ChargeMode.Smart) })
            settings.SetNumber(id, value);
        settings.SetText(SettingId.MQTTHost, "192.168.1.2");
        store.Save(settings);

        var charger = new Charger(settings);
        var link = new EveryLink();
        var device = new DeviceInfo { Serial = "12345", Version = "v4.0.0", Hardware = "v3.0" };
        var session = new MqttSession(link, charger, new HomeAssistantAnnouncer(settings, device), "12345", new LinkStatus { Version = "v4.0.0" }) { MessagesPerTick = 2 };
        var inputs = new Inputs { PilotHighMv = 2880, PilotLowMv = 2880, ProximityMv = 600 };
        for (var ms = 0L; ms < 60_000; ms += 10)
        {
            if (ms % 1000 == 0) charger.MainsFeed.Put([20, 30, 40, 100, 5000], 5);
            if (ms % 1000 == 0) charger.EvFeed.Put([0, 0, 0, 0, 5000], 5);
            charger.Step(inputs, ms);
            session.Tick(ms);
        }

        Assert.True(link.Sent > 150, "the session has announced everything");
        return (charger, store, session, link);
    }

    private sealed class EveryLink : IMqttLink
    {
        public int Sent { get; private set; }

        public bool IsConnected { get; private set; }

        public void SetHandler(MqttMessageHandler handler)
        {
        }

        public string? Connect(MqttConnectOptions options)
        {
            IsConnected = true;
            return null;
        }

        public bool Subscribe(string topicFilter, int qos) => true;

        public bool Publish(string topic, byte[] payload, int length, int qos, bool retain)
        {
            Sent++;
            return true;
        }

        public void Disconnect() => IsConnected = false;
    }

    private sealed class Blobs : IBlobStore
    {
        private readonly Dictionary<string, byte[]> files = [];

        public int Read(string name, byte[] buffer)
        {
            if (!files.TryGetValue(name, out var file)) return -1;
            file.CopyTo(buffer, 0);
            return file.Length;
        }

        public bool Write(string name, byte[] buffer, int length)
        {
            files[name] = buffer.AsSpan(0, length).ToArray();
            return true;
        }
    }
}
