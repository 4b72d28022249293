using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SmartEvse.Core.Charging;
using SmartEvse.Discovery.Tests.Schema;
using SmartEvse.Discovery.Tests.Support;
using SmartEvse.Discovery.Tests.Templates;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Discovery.Tests;

/// <summary>A charger that goes through sessions, faults, lost meters and presses of its button: what it publishes is what was announced.</summary>
public sealed class LifeTests
{
    private static readonly Lazy<Bench> Lived = new(Live);

    public static TheoryData<string> Announced => [.. Announcements.Read(Configurations.Richest, Prefixes.Default).Where(m => m.Has("state_topic")).Select(m => m["unique_id"])];

    [Theory]
    [MemberData(nameof(Announced))]
    public void Given_an_entity_with_a_state_When_the_charger_lives_Then_the_state_is_published_and_Home_Assistant_takes_every_one(string id)
    {
        var message = Announcements.Read(Configurations.Richest, Prefixes.Default).Single(m => m["unique_id"] == id);
        var payloads = Lived.Value.Broker.Log.Where(m => m.Topic == message["state_topic"]).Select(m => m.Payload).Distinct().ToArray();
        Assert.NotEmpty(payloads);
        Assert.Empty(payloads.SelectMany(p => Faults(message, p).Select(f => $"'{p}': {f}")));
    }

    [Fact]
    public void Given_the_life_of_the_charger_When_looked_at_Then_it_went_through_states_faults_and_stale_meters()
    {
        string[] states = [.. Payloads("StateID")];
        Assert.All(new[] { "A", "B", "C", "B1", "C1" }, s => Assert.Contains(s, states));
        Assert.True(Payloads("Error").Count() >= 5);
        Assert.Contains("OFF", Payloads("MainsMeterOnline"));
        Assert.Contains("OFF", Payloads("EVMeterOnline"));
        Assert.Contains("OFF", Payloads("CircuitMeterOnline"));
        Assert.Equal(["OFF", "ON"], Payloads("GridRelayLimit").Order());
        Assert.Equal(["OFF", "ON"], Payloads("Contactor2").Order());
        Assert.All(new[] { "SolarStopTimer", "OnePhaseTimer", "HomeBatteryCurrent", "DelayedStart" }, name => Assert.True(Payloads(name).Count() >= 2, name));
        Assert.True(Payloads("Reason").Count() >= 8);
    }

    [Theory]
    [InlineData("sensor", "ChargeCurrent", "sixteen", "not a number")]
    [InlineData("sensor", "MainsPower", "1e3 W", "not a number")]
    [InlineData("sensor", "State", "Asleep", "not one of the options")]
    [InlineData("sensor", "ReasonText", "*", "too long")]
    [InlineData("select", "Mode", "Stop", "not one of the options")]
    [InlineData("binary_sensor", "MainsMeterOnline", "true", "neither on nor off")]
    [InlineData("switch", "CustomFlag", "ON", "neither on nor off")]
    [InlineData("number", "FeedTimeout", "10", "out of range")]
    [InlineData("number", "FeedTimeout", "121", "out of range")]
    [InlineData("text", "LEDColorOff", "1,2", "too short or too long")]
    public void Given_a_payload_that_Home_Assistant_refuses_When_checked_Then_it_is_found(string platform, string suffix, string payload, string fault)
    {
        var message = Announcements.Read(Configurations.Richest, Prefixes.Default).Single(m => m.Platform == platform && m["unique_id"].EndsWith("-" + suffix, StringComparison.Ordinal));
        Assert.Contains(fault, Faults(message, payload == "*" ? new string('x', 256) : payload));
    }

    private static IEnumerable<string> Payloads(string name) => Lived.Value.Broker.Log.Where(m => m.Topic == $"{Prefixes.Default}/{name}").Select(m => m.Payload).Distinct();

    // Rule 6 of the collected discovery rules: what Home Assistant refuses, or shows as unknown.
    private static IEnumerable<string> Faults(Message m, string payload)
    {
        string shown;
        try
        {
            shown = Template.Render(m["value_template"], payload);
        }
        catch (TemplateException)
        {
            return ["not a number"];
        }

        if (m.Platform is "event" or "update")
        {
            var json = System.Text.Json.JsonDocument.Parse(payload).RootElement;
            var keys = m.Platform == "event" ? new[] { "event_type" } : ["installed_version", "latest_version"];
            return keys.All(k => json.TryGetProperty(k, out var v) && v.GetString()!.Length > 0 && (m.Platform == "update" || m.Options.Contains(v.GetString()!))) ? [] : ["not what Home Assistant reads"];
        }

        if (m.Has("options")) return m.Options.Contains(shown) ? [] : ["not one of the options"];
        switch (m.Platform)
        {
            case "binary_sensor":
            case "switch":
                return shown == (m.Has("payload_on") ? m["payload_on"] : "ON") || shown == (m.Has("payload_off") ? m["payload_off"] : "OFF") ? [] : ["neither on nor off"];
            case "number":
                if (!decimal.TryParse(shown, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return ["not a number"];
                return number >= m.Number("min", 1) && number <= m.Number("max", 100) ? [] : ["out of range"];
            case "text":
                return shown.Length >= m.Number("min", 0) && shown.Length <= m.Number("max", 255) ? [] : ["too short or too long"];
            default:
                var isNumber = m.Has("unit_of_measurement") || m.Has("state_class") || m.Has("suggested_display_precision");
                if (isNumber && !decimal.TryParse(shown, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) return ["not a number"];
                return shown.Length <= 255 ? [] : ["too long"];
        }
    }

    private static Bench Live()
    {
        var settings = Settings.Copy(Configurations.Richest);
        Settings.Set(settings, "Mode=Smart");
        var bench = new Bench(settings) { Sim = { Plant = { SwitchClosed = true } } }.Started();
        var (sim, plant) = (bench.Sim, bench.Sim.Plant);
        Feed(bench, 60, 100, 100);
        plant.Plug();
        Feed(bench, 30, 100, 100);
        Assert.Equal(ChargerState.C, sim.Charger.State);
        Feed(bench, 20, 300, 240);
        bench.Send("Mode", "Off");
        Feed(bench, 20, 100, 100);
        bench.Send("Mode", "Normal");
        Feed(bench, 90, 100, 100);
        bench.Send("CurrentOverride", "80");
        Feed(bench, 10, 100, 100);
        plant.TemperatureC = 90;
        Feed(bench, 20, 100, 100);
        plant.TemperatureC = null;
        Feed(bench, 20, 100, 100);
        plant.TemperatureC = 20;
        plant.RcmFault = true;
        Feed(bench, 5, 100, 100);
        plant.RcmFault = false;
        bench.Send("ClearError", "PRESS");
        plant.PilotFault = PilotFault.Short;
        Feed(bench, 20, 100, 100);
        plant.PilotFault = PilotFault.None;
        plant.SwitchClosed = false;
        Feed(bench, 2, 100, 100);
        plant.SwitchClosed = true;
        Feed(bench, 5, 100, 100);
        bench.Send("Mode", "Smart");
        Feed(bench, 90, 100, 240);
        bench.Send("Mode", "Solar");
        Feed(bench, 120, -300, -300);
        Assert.Equal(ChargerState.C, sim.Charger.State);
        Feed(bench, 240, 100, 100);
        bench.Send("DelayedStart", "2030-01-01T00:00");
        bench.Send("DelayedCharging", "On");
        Feed(bench, 15, -300, -300);
        bench.Send("DelayedCharging", "Off");
        bench.RunMs(200_000);
        plant.Unplug();
        return bench.RunMs(10_000);
    }

    // All meters and the home battery, for that many seconds; the house takes or gives this much beside the vehicle.
    private static void Feed(Bench bench, int seconds, int houseL1Da, int houseL2Da)
    {
        for (var s = 0; s < seconds; s++)
        {
            var ev = bench.Sim.Plant.EvDa;
            bench.Broker.Deliver($"{bench.Prefix}/Set/MainsMeter", $"{houseL1Da + ev[0]}:{houseL2Da + ev[1]}:{ev[2] - 20}:{houseL1Da * 23}:{500_000 + s}");
            bench.Broker.Deliver($"{bench.Prefix}/Set/EVMeter", $"{ev[0]}:{ev[1]}:{ev[2]}:{bench.Sim.Plant.EvPowerW}:{100_000 + bench.Sim.Plant.EvWh}");
            bench.Broker.Deliver($"{bench.Prefix}/Set/CircuitMeter", $"{ev[0] + 20}:{ev[1] + 30}:{ev[2]}");
            bench.Broker.Deliver($"{bench.Prefix}/Set/HomeBatteryCurrent", $"{s % 2}");
            bench.RunMs(1000);
        }
    }
}
