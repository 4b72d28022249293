using System;
using System.Diagnostics;
using System.Linq;
using System.Text.Json;
using System.Threading;
using Xunit;

namespace SmartEvse.Virtual.Tests;

/// <summary>The home battery's feed (F6, F7): the correction shows, is exact, and ends with its sender.</summary>
public sealed class HomeBatteryEndToEnd
{
    [Theory]
    [InlineData("Auto", "-100", "-100", "-100")]
    [InlineData("Always Off", "-300", "0", "0")]
    public void Given_F6_F7_Solar_and_a_battery_that_takes_30_A_When_it_is_fed_Then_the_mains_are_shown_without_it_for_11_s(string contact2, string l1, string l2, string l3)
    {
        using var bench = new Bench("MainsMeter=API", "Mode=Solar", $"EnableC2={contact2}");
        var p = bench.Probe;
        bench.Feed("MainsMeter", TimeSpan.FromSeconds(1), _ => "0:0:0");
        p.WaitFor("MainsCurrentL1", "0", 5);
        p.Set("HomeBatteryCurrent", "300");
        var silence = Stopwatch.StartNew();
        p.WaitFor(() => (p.Last("MainsCurrentL1"), p.Last("MainsCurrentL2"), p.Last("MainsCurrentL3")) == (l1, l2, l3), 3, "the correction");
        p.WaitFor("HomeBatteryCurrent", "300", 2);
        p.WaitFor("MainsCurrentL1", "0", 13);
        Assert.InRange(silence.Elapsed.TotalSeconds, 10.9, 12.5);

        var answer = p.Ask("HomeBatteryCurrent", "unavailable");
        Assert.Equal((false, "not a number"), (answer.GetProperty("accepted").GetBoolean(), answer.GetProperty("reason").GetString()));
    }
}

/// <summary>The closed-loop feeder with a sun of 9 A (F11).</summary>
public sealed class SolarClosedLoopEndToEnd
{
    [Fact]
    public void Given_F11_Solar_on_one_phase_and_9_A_of_export_When_plugged_Then_charging_starts_and_the_sum_stays_near_IMPORT()
    {
        using var bench = new Bench("MainsMeter=API", "Mode=Solar", "StartCurrent=4", "EnableC2=Always Off");
        var p = bench.Probe;
        bench.Feed("MainsMeter", TimeSpan.FromSeconds(1.5), probe => ClosedLoop(probe, -30));
        p.WaitFor("State", "Charging", 80);
        p.WaitFor("Reason", "solar_following", 5);
        Assert.Equal("1", p.Last("NrOfPhases"));
        p.WaitFor(() => p.Number("ChargeCurrent") is >= 85 and <= 92, 60, "9 A on one phase");
        Thread.Sleep(5000);
        Assert.InRange(p.Number("ChargeCurrent") - 90, -5, 3);
    }

    // One phase: the vehicle is on L1.
    private static string ClosedLoop(Probe probe, int baseDa)
    {
        var vehicle = probe.Last("State") == "Charging" ? probe.Number("ChargeCurrent") : 0;
        return $"{baseDa + vehicle}:{baseDa}:{baseDa}";
    }
}

/// <summary>Delayed charging, the event log and the trace over a real broker.</summary>
public sealed class RequestsEndToEnd
{
    [Fact]
    public void Given_a_schedule_in_the_future_When_it_is_switched_on_Then_charging_stops_with_the_reason_and_goes_on_when_it_is_switched_off()
    {
        using var bench = new Bench();
        var p = bench.Probe;
        p.WaitFor("State", "Charging", 15);
        p.Set("DelayedStart", "2098-01-01T00:00");
        p.WaitFor("DelayedStart", "2098-01-01T00:00", 2);
        p.Set("DelayedCharging", "On");
        p.WaitFor("Reason", "delayed_start", 8);
        p.WaitFor(() => p.Last("Contactor1") == "OFF", 8, "contactor open");
        Assert.Equal(("On", "Allow"), (p.Last("DelayedCharging"), p.Last("Access")));
        p.Set("DelayedCharging", "Off");
        p.WaitFor("State", "Charging", 40);

        p.Set("Events", "PRESS");
        p.WaitFor(() => p.All.Any(m => m.Topic == $"{p.Prefix}/Events" && m.Payload.Contains("delayed_start", StringComparison.Ordinal)), 5, "the event log");
        p.Set("Trace", "PRESS");
        p.WaitFor(() => p.All.Any(m => m.Topic == $"{p.Prefix}/Trace" && IsLast(m.Payload)), 5, "the trace");
    }

    private static bool IsLast(string payload)
    {
        using var part = JsonDocument.Parse(payload);
        return part.RootElement.GetProperty("part").GetInt32() == part.RootElement.GetProperty("of").GetInt32();
    }
}
