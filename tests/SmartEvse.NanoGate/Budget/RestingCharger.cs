using System;
using System.Collections.Generic;
using SmartEvse.Core;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;
using SmartEvse.Discovery;

namespace SmartEvse.NanoGate.Budget;

/// <summary>A charger as it is at rest: started from stored settings, fed, connected, everything announced.</summary>
internal static class RestingCharger
{
    /// <summary>Starts it, and lets it run for a minute of virtual time, so that everything has been announced.</summary>
    public static (Charger Charger, SettingsStore Store, MqttSession Session, IMqttLink Link) Start()
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

        if (link.Sent <= 150) throw new InvalidOperationException("The session has not announced everything.");
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
