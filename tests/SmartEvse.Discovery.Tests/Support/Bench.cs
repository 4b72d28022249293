using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;
using SmartEvse.Simulation;

namespace SmartEvse.Discovery.Tests.Support;

/// <summary>A real charger with its real session and announcer on a fake broker, in virtual time.</summary>
internal sealed class Bench
{
    private const int TickMs = 50;

    private readonly MqttSession _session;

    /// <summary>A charger, unlocked at the device, that has not connected yet.</summary>
    public Bench(SettingsValues settings, string serial = "1234", FakeBroker? broker = null)
    {
        Broker = broker ?? new FakeBroker();
        Sim = new SimulatedCharger(settings);
        Sim.Charger.IsUnlocked = true;
        var announcer = new HomeAssistantAnnouncer(settings, Announcements.DeviceWith(serial));
        _session = new MqttSession(Broker, Sim.Charger, announcer, serial, new LinkStatus { Version = Announcements.Device.Version });
        Sim.AfterStep = s =>
        {
            if (s.NowMs % TickMs != 0) return;
            Broker.Room = RoomPerTick;
            _session.Tick(s.NowMs);
        };
    }

    /// <summary>The broker.</summary>
    public FakeBroker Broker { get; }

    /// <summary>The charger and the world around it.</summary>
    public SimulatedCharger Sim { get; }

    /// <summary>How many messages the link takes in one tick; null = any number.</summary>
    public int? RoomPerTick { get; init; }

    /// <summary>The prefix in use.</summary>
    public string Prefix => _session.Prefix;

    /// <summary>The settings of the charger.</summary>
    public SettingsValues Values => Sim.Charger.Settings;

    /// <summary>What the broker keeps of discovery, under any prefix.</summary>
    public Dictionary<string, string> Discovery => Broker.Retained.Where(m => m.Key.EndsWith("/config", StringComparison.Ordinal)).ToDictionary(m => m.Key, m => m.Value);

    /// <summary>Lets time go by.</summary>
    public Bench RunMs(int ms)
    {
        Sim.Run(TimeSpan.FromMilliseconds(ms));
        return this;
    }

    /// <summary>Connects, announces and publishes everything.</summary>
    public Bench Started() => RunMs(2000);

    /// <summary>Sends a command and waits for its answer.</summary>
    /// <returns>Whether it was accepted, and the reason when not.</returns>
    public (bool Accepted, string Reason) Send(string name, string payload)
    {
        var from = Broker.Log.Count;
        Broker.Deliver($"{Prefix}/Set/{name}", payload);
        RunMs(2 * TickMs);
        var answer = Broker.Log.Skip(from).Where(m => m.Topic == Prefix + "/Result").Select(m => JsonDocument.Parse(m.Payload).RootElement).Single();
        return (answer.GetProperty("accepted").GetBoolean(), answer.GetProperty("reason").GetString()!);
    }

    /// <summary>The last payload published on a topic below the prefix; null when there was none since.</summary>
    public string? Last(string name, int from = 0)
    {
        var topic = $"{Prefix}/{name}";
        for (var i = Broker.Log.Count - 1; i >= from; i--)
        {
            if (Broker.Log[i].Topic == topic) return Broker.Log[i].Payload;
        }

        return null;
    }
}
