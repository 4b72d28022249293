using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Xunit;

namespace SmartEvse.Virtual.Tests;

/// <summary>Smart, plugged, a feed of 1 s: how soon it charges with what the mains connection leaves.</summary>
public sealed class SmartStartEndToEnd
{
    [Fact]
    public void Given_Smart_with_a_one_second_feed_and_room_When_plugged_Then_it_charges_within_40_s_and_has_the_free_current_15_s_later()
    {
        using var bench = new Bench("MainsMeter=API", "Mode=Smart", "MaxCurrent=32");
        var p = bench.Probe;
        var clock = Stopwatch.StartNew();
        bench.Feed("MainsMeter", TimeSpan.FromSeconds(1), probe => Bench.ClosedLoop(probe, 120));
        p.WaitFor("State", "Charging", 40);
        p.WaitFor(() => p.Number("ChargeCurrent") is >= 125 and <= 130, 15, "free current of 13.0 A");
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 55);
        Assert.Equal("limit_mains", p.Last("Reason"));
    }
}

/// <summary>The closed-loop feeder, base load 0 to 20 A (F10).</summary>
public sealed class ClosedLoopEndToEnd
{
    [Fact]
    public void Given_MAINS_25_and_MAX_16_When_the_base_load_rises_to_20_A_Then_no_phase_stays_above_MAINS()
    {
        using var bench = new Bench("MainsMeter=API", "Mode=Smart", "MaxMains=25");
        var p = bench.Probe;
        var baseDa = 0;
        bench.Feed("MainsMeter", TimeSpan.FromSeconds(1.5), probe => Bench.ClosedLoop(probe, Volatile.Read(ref baseDa)));
        p.WaitFor("State", "Charging", 40);
        p.WaitFor("ChargeCurrent", "160", 15);
        var overS = new List<double>();
        foreach (var load in new[] { 50, 90, 120, 150, 180 })
        {
            Volatile.Write(ref baseDa, load);
            var clock = Stopwatch.StartNew();
            p.WaitFor(() => load + p.Number("ChargeCurrent") <= 250, 6, $"{load} dA and the vehicle below MAINS");
            overS.Add(clock.Elapsed.TotalSeconds);
            Thread.Sleep(3000);
            Assert.InRange(load + p.Number("ChargeCurrent"), 0, 250);
        }

        // 20.0 A leave 5 A: less than MIN. Nobody charges then, and the reason says so.
        Volatile.Write(ref baseDa, 200);
        p.WaitFor(() => p.Last("Contactor1") == "OFF", 15, "stop when MIN does not fit");
        p.WaitFor("Reason", "waiting_power", 5);
        Assert.True(overS.Max() <= 3.5, $"above MAINS for {overS.Max():0.0} s after a step");
    }
}

/// <summary>The broker goes away in mid-charge.</summary>
public sealed class BrokerLossEndToEnd
{
    [Fact]
    public void Given_a_charge_in_Smart_When_the_broker_is_killed_and_restarted_Then_it_goes_on_while_data_are_fresh_and_everything_is_announced_again()
    {
        using var bench = new Bench("MainsMeter=API", "Mode=Smart");
        var p = bench.Probe;
        bench.Feed("MainsMeter", TimeSpan.FromSeconds(1), probe => Bench.ClosedLoop(probe, 20));
        p.WaitFor("State", "Charging", 40);
        Thread.Sleep(3000);
        var before = Topics(p);

        bench.Broker.Kill();
        Thread.Sleep(4000);
        Assert.Equal(Core.Charging.ChargerState.C, bench.Charger.Charger.State);
        p.Forget();
        bench.Broker.Start();
        p.Connect();
        p.WaitFor("connected", "online", 16);
        p.WaitFor(() => Topics(p).IsSupersetOf(before), 10, "every topic and every discovery message again");
        Assert.Equal("Charging", p.Last("State"));
    }

    // CustomButtonPressTime and the like appear with their first event; Set and Result are not state, and what has happened is told once.
    private static HashSet<string> Topics(Probe p) =>
        [.. p.All.Where(m => m.Payload.Length > 0 && !m.Topic.Contains("/Set/", StringComparison.Ordinal) && !m.Topic.EndsWith("/Result", StringComparison.Ordinal) && !m.Topic.EndsWith("Event", StringComparison.Ordinal)).Select(m => m.Topic)];
}

/// <summary>The broker stays away: the mains data age, and charging stops at the time-out.</summary>
public sealed class BrokerGoneEndToEnd
{
    [Fact]
    public void Given_a_charge_in_Smart_When_the_broker_stays_away_Then_the_contactor_is_open_19_s_later()
    {
        using var bench = new Bench("MainsMeter=API", "Mode=Smart");
        bench.Feed("MainsMeter", TimeSpan.FromSeconds(1), probe => Bench.ClosedLoop(probe, 20));
        bench.Probe.WaitFor("State", "Charging", 40);
        bench.Broker.Kill();
        var clock = Stopwatch.StartNew();
        Assert.True(TestSupport.Eventually.Holds(() => bench.Charger.Charger.State is not (Core.Charging.ChargerState.C or Core.Charging.ChargerState.C1), TimeSpan.FromSeconds(19.5)));
        Assert.InRange(clock.Elapsed.TotalSeconds, 8, 19.5);
    }
}
