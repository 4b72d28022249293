using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using SmartEvse.Core.Charging;
using SmartEvse.Discovery.Tests.Support;
using Xunit;

namespace SmartEvse.Discovery.Tests;

/// <summary>How much is sent, and how soon Home Assistant has everything: measured in virtual time, and written into the docs.</summary>
public sealed class TrafficTests
{
    private const string Begin = "<!-- figures: traffic -->\n";
    private const string End = "<!-- end figures -->";
    private const int Minutes = 10;

    private const string Meters = "MainsMeter=API, EVMeter=API, Mode=Smart, ";
    private const string Solar = "MainsMeter=API, EVMeter=API, Mode=Solar, ";

    private static readonly Lazy<(double Silent, double Idle, double Charging, double Following)> Rates =
        new(() => (PerMinute("", false, 50), PerMinute(Meters, false, 50), PerMinute(Meters, true, 50), PerMinute(Solar, true, -120)));

    [Fact]
    public void Given_both_meters_fed_every_second_When_messages_are_counted_Then_they_are_a_fraction_of_the_360_a_minute_of_the_C_firmware()
    {
        Assert.InRange(Rates.Value.Silent, 1, 15);
        Assert.InRange(Rates.Value.Idle, 20, 60);
        Assert.InRange(Rates.Value.Charging, 30, 60);
        Assert.InRange(Rates.Value.Following, 40, 180);
    }

    [Fact]
    public void Given_a_start_of_Home_Assistant_When_the_device_has_its_pace_Then_the_last_entity_comes_within_ten_seconds()
    {
        Assert.InRange(SecondsToLastEntity(null), 0.5, 3.5);
        Assert.InRange(SecondsToLastEntity(1), 3, 10);
    }

    [Fact]
    public void Given_the_docs_When_the_figures_are_measured_again_Then_they_are_those_that_stand_there()
    {
        var path = Repository.PathOf("docs/home-assistant.md");
        var text = File.ReadAllText(path);
        var from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var fresh = text[..from] + Table() + text[text.IndexOf(End, from, StringComparison.Ordinal)..];
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1" && fresh != text) File.WriteAllText(path, fresh);
        Assert.True(fresh == File.ReadAllText(path), "docs/home-assistant.md is stale: run UPDATE_GOLDEN=1 ./test.sh and look at the difference");
    }

    private static string Table()
    {
        var largest = Configurations.EntitySets.SelectMany(s => Announcements.All(s, Prefixes.Default)).Max(m => Encoding.UTF8.GetByteCount(m.Json));
        var messages = Announcements.All(Settings.Of(Meters), Prefixes.Default).ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"""
            | What | Figure |
            |---|--:|
            | Messages a minute, no meters, no vehicle | {Rates.Value.Silent:0} |
            | Messages a minute, both meters fed every second, no vehicle | {Rates.Value.Idle:0} |
            | Messages a minute, both meters fed every second, charging in Smart | {Rates.Value.Charging:0} |
            | Messages a minute, both meters fed every second, charging in Solar while the sun changes | {Rates.Value.Following:0} |
            | The C++ firmware, always | about 360 |
            | Messages of an announcement, with both meters | {messages.Count(m => m.Json.Length > 0)}, and {messages.Count(m => m.Json.Length == 0)} empty ones |
            | Largest message, with the default prefix | {largest} bytes |
            | From Home Assistant's birth message to the last entity, PC | {SecondsToLastEntity(null):0.0} s |
            | ... at the pace of the device, 20 messages a second | {SecondsToLastEntity(1):0.0} s |

            """);
    }

    private static double PerMinute(string settings, bool charging, int houseDa)
    {
        var bench = new Bench(Settings.Of(settings + "Config=Fixed, MaxCurrent=16")).Started();
        if (charging) bench.Sim.Plant.Plug();
        Feed(bench, 240, houseDa);
        Assert.Equal(charging ? ChargerState.C : ChargerState.A, bench.Sim.Charger.State);
        var from = bench.Broker.Log.Count;
        Feed(bench, Minutes * 60, houseDa);
        Assert.Equal(charging ? ChargerState.C : ChargerState.A, bench.Sim.Charger.State);
        return (double)(bench.Broker.Log.Count - from) / Minutes;
    }

    // The house is never quite still, and where there is sun it rises and falls by 3 A a phase within a minute.
    private static void Feed(Bench bench, int seconds, int houseDa)
    {
        for (var s = 0; s < seconds; s++)
        {
            var ev = bench.Sim.Plant.EvDa;
            var house = houseDa < 0 ? houseDa - Math.Abs((s % 60) - 30) : houseDa;
            if (bench.Values.HasMainsMeter)
            {
                bench.Broker.Deliver($"{bench.Prefix}/Set/MainsMeter", $"{house + (s % 7) + ev[0]}:{house + (s % 5) + ev[1]}:{house + ev[2]}:{((3 * house) + (s % 7) + (s % 5) + ev.Sum()) * 23}:{500_000 + s}");
                bench.Broker.Deliver($"{bench.Prefix}/Set/EVMeter", $"{ev[0]}:{ev[1]}:{ev[2]}:{bench.Sim.Plant.EvPowerW}:{100_000 + bench.Sim.Plant.EvWh}");
            }

            bench.RunMs(1000);
        }
    }

    private static double SecondsToLastEntity(int? roomPerTick)
    {
        var bench = new Bench(Settings.Of(Meters)) { RoomPerTick = roomPerTick }.RunMs(30_000);
        var from = bench.Broker.Log.Count;
        var began = bench.Sim.NowMs;
        bench.Broker.Deliver("homeassistant/status", "online");
        var (lastMs, seen) = (began, from);
        for (var n = 0; n < 1500; n++)
        {
            bench.RunMs(10);
            if (bench.Broker.Log.Skip(seen).Any(m => m.Topic.EndsWith("/config", StringComparison.Ordinal))) lastMs = bench.Sim.NowMs;
            seen = bench.Broker.Log.Count;
        }

        return (lastMs - began) / 1000.0;
    }
}
