using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Mqtt;

/// <summary>What happens is told once, when it happens, and not retained: sessions, vehicles, faults.</summary>
public sealed class HappeningTests
{
    [Fact]
    public void Given_a_charge_that_the_vehicle_ends_When_it_is_told_Then_it_came_started_finished_and_went()
    {
        var bench = new MqttBench("Config=Fixed");
        bench.Sim.Plant.Plug();
        bench.Run(10);
        bench.Sim.Plant.Vehicle.WantsEnergy = false;
        bench.Run(10);
        bench.Sim.Plant.Unplug();
        bench.Run(5);
        Assert.Equal(
            [
                "VehicleEvent {\"event_type\":\"connected\"}",
                "SessionEvent {\"event_type\":\"started\",\"reason\":\"charging\"}",
                "SessionEvent {\"event_type\":\"finished\",\"reason\":\"vehicle_not_asking\"}",
                "VehicleEvent {\"event_type\":\"disconnected\"}",
            ],
            Told(bench));
        Assert.All(bench.States.Where(m => m.Name.EndsWith("Event")), m => Assert.False(m.Retain));
    }

    [Fact]
    public void Given_a_vehicle_that_is_unplugged_while_it_charges_When_it_is_told_Then_charging_ends_before_it_goes()
    {
        var bench = Charging();
        bench.Sim.Plant.Unplug();
        bench.Run(5);
        Assert.Equal(["SessionEvent {\"event_type\":\"stopped\",\"reason\":\"no_vehicle\"}", "VehicleEvent {\"event_type\":\"disconnected\"}"], Told(bench));
    }

    [Theory]
    [InlineData("Mode", "Pause", "stopped", "paused")]
    [InlineData("Access", "Deny", "stopped", "access_off")]
    public void Given_a_charge_that_somebody_ends_When_the_vehicle_has_let_go_Then_it_is_told_with_the_reason(string name, string payload, string type, string reason)
    {
        var bench = Charging();
        bench.Ask(name, payload);
        bench.Run(10);
        Assert.Equal([$"SessionEvent {{\"event_type\":\"{type}\",\"reason\":\"{reason}\"}}"], Told(bench));
    }

    [Fact]
    public void Given_a_fault_When_it_comes_and_goes_Then_both_are_told_and_the_charge_is_interrupted()
    {
        var bench = Charging("RCmon=Enabled");
        bench.Sim.Plant.RcmFault = true;
        bench.Run(2);
        Assert.Equal(["FaultEvent {\"event_type\":\"raised\",\"error\":\"RCM Tripped\"}", "SessionEvent {\"event_type\":\"interrupted\",\"reason\":\"fault\"}"], Told(bench));
        bench.Link.Forget();
        bench.Sim.Plant.RcmFault = false;
        bench.Ask("ClearError", "PRESS");
        Assert.Equal("FaultEvent {\"event_type\":\"cleared\",\"error\":\"RCM Tripped\"}", Told(bench)[0]);
    }

    [Fact]
    public void Given_too_little_power_When_charging_stops_Then_it_is_no_fault()
    {
        var bench = new MqttBench("MainsMeter=API, Mode=Smart, Config=Fixed", plugged: true);
        for (var i = 0; i < 20; i++) House(bench, 0);
        bench.Link.Forget();
        for (var i = 0; i < 40; i++) House(bench, 300);
        Assert.Equal("No Power Available", bench.Last("Error"));
        Assert.Equal(["SessionEvent {\"event_type\":\"stopped\",\"reason\":\"waiting_power\"}"], Told(bench));
    }

    [Fact]
    public void Given_a_phase_switch_When_the_contactor_opens_and_closes_for_it_Then_the_charge_goes_on()
    {
        var bench = new MqttBench("MainsMeter=API, Mode=Solar, Config=Fixed, EnableC2=Auto");
        bench.Sim.Plant.HasContactor2 = true;
        bench.Sim.Plant.Sun.SumMa = 30_000;
        bench.Sim.Plant.Plug();
        for (var i = 0; i < 120; i++) Sun(bench);
        Assert.Contains("SessionEvent {\"event_type\":\"started\",\"reason\":\"solar_following\"}", Told(bench));
        bench.Link.Forget();
        bench.Sim.Plant.Sun.SumMa = 10_000;
        for (var i = 0; i < 900; i++) Sun(bench);
        Assert.True(bench.Sim.Plant.PhaseSwitches > 0);
        Assert.DoesNotContain(Told(bench), t => t.StartsWith("SessionEvent"));
    }

    [Fact]
    public void Given_a_lost_connection_When_a_vehicle_comes_meanwhile_Then_it_is_told_afterwards_and_once()
    {
        var bench = new MqttBench("Config=Fixed");
        bench.Link.Unreachable = "no network";
        bench.Link.Drop();
        bench.Sim.Plant.Plug();
        bench.Run(10);
        Assert.Empty(Told(bench));
        bench.Link.Unreachable = null;
        bench.Run(60);
        Assert.Equal(["VehicleEvent {\"event_type\":\"connected\"}", "SessionEvent {\"event_type\":\"started\",\"reason\":\"charging\"}"], Told(bench));
    }

    [Fact]
    public void Given_a_vehicle_that_charges_When_the_charger_connects_for_the_first_time_Then_that_is_no_news()
    {
        var bench = new MqttBench("Config=Fixed", plugged: true, connect: false);
        while (bench.Sim.View[ViewField.HasCharged] == 0) bench.Sim.Step();
        bench.Run(10);
        Assert.Equal("Charging", bench.Last("State"));
        Assert.Empty(Told(bench));
    }

    [Fact]
    public void Given_a_start_of_Home_Assistant_When_everything_is_published_again_Then_nothing_has_happened()
    {
        var bench = Charging();
        bench.Link.Deliver("homeassistant/status", "online"u8.ToArray(), false);
        bench.Run(10);
        Assert.NotNull(bench.Last("State"));
        Assert.Empty(Told(bench));
    }

    [Fact]
    public void Given_the_table_When_its_types_are_listed_Then_every_message_is_of_one_of_them()
    {
        Assert.Equal(
            ["SessionEvent: started stopped finished interrupted", "VehicleEvent: connected disconnected", "FaultEvent: raised cleared"],
            Enumerable.Range(0, Happening.Count).Select(h => $"{Happening.Topic(h)}: {string.Join(' ', Enumerable.Range(0, Happening.TypeCount(h)).Select(t => Happening.Type(h, t)))}"));
    }

    // The figures of a session are the matter of SessionEventTests.
    private static List<string> Told(MqttBench bench) => [.. bench.States.Where(m => m.Name.EndsWith("Event")).Select(m =>
    {
        var json = JsonNode.Parse(m.Payload)!.AsObject();
        foreach (var figure in (string[])["durationS", "chargingS", "energyWh", "peakW", "solarPercent", "end_by"]) json.Remove(figure);
        return $"{m.Name} {json.ToJsonString()}";
    })];

    private static MqttBench Charging(string settings = "")
    {
        var bench = new MqttBench("Config=Fixed, " + settings, plugged: true);
        bench.Run(10);
        Assert.Equal("Charging", bench.Last("State"));
        bench.Link.Forget();
        return bench;
    }

    private static void House(MqttBench bench, int da)
    {
        bench.Write("MainsMeter", $"{da}:{da}:{da}");
        bench.Run(1);
    }

    private static void Sun(MqttBench bench)
    {
        var mains = bench.Sim.Plant.MainsDa;
        bench.Write("MainsMeter", $"{mains[0]}:{mains[1]}:{mains[2]}");
        bench.Run(1);
    }
}
