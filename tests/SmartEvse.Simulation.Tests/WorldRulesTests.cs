using System;
using System.Collections.Generic;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;
using SmartEvse.Simulation.Worlds;
using Xunit;

namespace SmartEvse.Simulation.Tests;

/// <summary>The rules of the worlds can fail: each is fed what it forbids, and what it just allows. Spacing 10 ms.</summary>
public sealed class WorldRulesTests
{
    private static readonly Dictionary<string, Action<WorldSight>> Changes = new()
    {
        ["nothing"] = _ => { },
        ["B"] = s => s.State = ChargerState.B,
        ["C1"] = s => (s.State, s.OfferedDa, s.DutyPermille) = (ChargerState.C1, 0, 1000),
        ["12 V"] = s => s.IsSixVolt = false,
        ["9 V"] = s => (s.IsSixVolt, s.IsNineVolt) = (false, true),
        ["9 V in C1"] = s => (s.State, s.OfferedDa, s.DutyPermille, s.IsSixVolt, s.IsNineVolt) = (ChargerState.C1, 0, 1000, false, true),
        ["12 V in C1"] = s => (s.State, s.OfferedDa, s.DutyPermille, s.IsSixVolt) = (ChargerState.C1, 0, 1000, false),
        ["no diode"] = s => s.ShowsDiode = false,
        ["welded"] = s => s.Faults = Faults.Welded,
        ["welded in C1"] = s => (s.State, s.OfferedDa, s.DutyPermille, s.Faults) = (ChargerState.C1, 0, 1000, Faults.Welded),
        ["hot"] = s => s.Faults = Faults.TemperatureHigh,
        ["hot in C1"] = s => (s.State, s.OfferedDa, s.DutyPermille, s.Faults) = (ChargerState.C1, 0, 1000, Faults.TemperatureHigh),
        ["flash"] = s => s.Faults = Faults.Flash,
        ["RCM"] = s => s.RcmFault = true,
        ["too hot"] = s => s.IsTooHot = true,
        ["stale"] = s => (s.Regulates, s.IsMainsStale) = (true, true),
        ["stale in Normal"] = s => s.IsMainsStale = true,
        ["denied"] = s => s.Access = AccessStatus.Deny,
        ["paused"] = s => s.Access = AccessStatus.Pause,
        ["2 moves"] = s => s.Contactor2 = false,
        ["2 alone"] = s => (s.State, s.Contactor1) = (ChargerState.B, false),
        ["both open"] = s => (s.State, s.Contactor1, s.Contactor2) = (ChargerState.B, false, false),
        ["below MIN"] = s => (s.OfferedDa, s.DutyPermille) = (59, 1000),
        ["above MAX"] = s => s.OfferedDa = 161,
        ["above the cable"] = s => s.CableDa = 130,
        ["above the override"] = s => s.OverrideDa = 159,
        ["at the override"] = s => s.OverrideDa = 160,
        ["relay"] = s => s.RelayLimits = true,
        ["relay, vehicle of 2 phases at 9 A"] = s => (s.RelayLimits, s.VehiclePhases, s.OfferedDa, s.DutyPermille) = (true, 2, 90, 150),
        ["relay, vehicle of 2 phases at 9.1 A"] = s => (s.RelayLimits, s.VehiclePhases, s.OfferedDa, s.DutyPermille) = (true, 2, 91, 150),
        ["relay at 6 A"] = s => (s.RelayLimits, s.OfferedDa, s.DutyPermille) = (true, 60, 100),
        ["duty"] = s => s.DutyPermille = 300,
        ["duty without offer"] = s => s.OfferedDa = 0,
        ["hangs for 500 ms"] = s => s.HangingMs = 500,
        ["hangs for 501 ms"] = s => s.HangingMs = 501,
        ["hangs with an offer"] = s => (s.State, s.Contactor1, s.Contactor2, s.HangingMs) = (ChargerState.B, false, false, 501),
        ["hangs and is open"] = s => (s.Contactor1, s.Contactor2, s.OfferedDa, s.DutyPermille, s.HangingMs) = (false, false, 0, 1000, 5000),
        ["hangs as RCM trips"] = s => (s.RcmFault, s.HangingMs) = (true, 400),
        ["started 4.9 s ago"] = s => s.UptimeMs = 4990,
        ["started 5 s ago"] = s => s.UptimeMs = 5000,
        ["offers 4.9 s after a start"] = s => (s.State, s.Contactor1, s.Contactor2, s.UptimeMs) = (ChargerState.B, false, false, 4990),
        ["at rest after a start"] = s => (s.State, s.Contactor1, s.Contactor2, s.OfferedDa, s.DutyPermille, s.UptimeMs) = (ChargerState.A, false, false, 0, 1000, 10),
        ["interlock"] = s => s.Violations = 1,
    };

    [Theory]
    [InlineData("nothing", 20_000, null)]
    [InlineData("B", 0, "K1")]
    [InlineData("C1", 7_010, null)]
    [InlineData("C1", 7_020, "K2")]
    [InlineData("12 V", 500, null)]
    [InlineData("12 V", 520, "K3")]
    [InlineData("9 V", 520, "K3")]
    [InlineData("9 V in C1", 7_010, null)]
    [InlineData("12 V in C1", 520, "K3")]
    [InlineData("no diode", 1_500, null)]
    [InlineData("no diode", 1_520, "K3")]
    [InlineData("welded", 0, "K4")]
    [InlineData("welded in C1", 0, "K4")]
    [InlineData("hot", 0, "K4")]
    [InlineData("hot in C1", 6_000, null)]
    [InlineData("flash", 20_000, null)]
    [InlineData("RCM", 0, "K4")]
    [InlineData("too hot", 7_010, null)]
    [InlineData("too hot", 7_020, "K4")]
    [InlineData("stale", 7_010, null)]
    [InlineData("stale", 7_020, "K4")]
    [InlineData("stale in Normal", 20_000, null)]
    [InlineData("denied", 7_010, null)]
    [InlineData("denied", 7_020, "K5")]
    [InlineData("paused", 7_020, "K5")]
    [InlineData("2 moves", 0, "K6")]
    [InlineData("2 alone", 0, "K6")]
    [InlineData("both open", 20_000, null)]
    [InlineData("below MIN", 0, "K7")]
    [InlineData("above MAX", 0, "K7")]
    [InlineData("above the cable", 0, "K7")]
    [InlineData("above the override", 0, "K7")]
    [InlineData("at the override", 20_000, null)]
    [InlineData("relay", 0, "K7")]
    [InlineData("relay, vehicle of 2 phases at 9 A", 20_000, null)]
    [InlineData("relay, vehicle of 2 phases at 9.1 A", 0, "K7")]
    [InlineData("relay at 6 A", 20_000, null)]
    [InlineData("duty", 0, "K7")]
    [InlineData("duty without offer", 0, "K7")]
    [InlineData("hangs for 500 ms", 0, null)]
    [InlineData("hangs for 501 ms", 0, "K9")]
    [InlineData("hangs with an offer", 0, "K9")]
    [InlineData("hangs and is open", 0, null)]
    [InlineData("hangs as RCM trips", 0, null)]
    [InlineData("started 4.9 s ago", 0, "rest")]
    [InlineData("started 5 s ago", 0, null)]
    [InlineData("offers 4.9 s after a start", 0, "rest")]
    [InlineData("at rest after a start", 0, null)]
    [InlineData("interlock", 0, "the charger's interlock")]
    public void Given_a_vehicle_that_charges_When_something_changes_for_a_time_Then_the_rule_says_so(string change, int forMs, string? rule)
    {
        var rules = new WorldRules();
        var sight = Charging();
        Assert.Null(Hold(rules, sight, 5_000));

        Changes[change](sight);

        var broken = Hold(rules, sight, forMs);
        if (rule == null) Assert.Null(broken);
        else Assert.StartsWith(rule, broken, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(980, "K6")]
    [InlineData(1_000, null)]
    public void Given_an_open_contactor_When_both_close_after_a_rest_Then_a_second_is_enough(int restMs, string? rule)
    {
        var rules = new WorldRules();
        var sight = Charging();
        Hold(rules, sight, 5_000);
        Changes["both open"](sight);
        Assert.Null(Hold(rules, sight, restMs - 10));
        (sight.State, sight.Contactor1, sight.Contactor2) = (ChargerState.C, true, true);

        var broken = Hold(rules, sight, 0);

        if (rule == null) Assert.Null(broken);
        else Assert.StartsWith(rule, broken, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_stale_mains_data_When_the_offer_rises_Then_K8_says_so()
    {
        var rules = new WorldRules();
        var sight = Charging();
        sight.Regulates = true;
        (sight.OfferedDa, sight.DutyPermille) = (100, 166);
        Hold(rules, sight, 5_000);
        sight.IsMainsStale = true;
        Assert.Null(Hold(rules, sight, 100));

        sight.OfferedDa = 101;

        Assert.StartsWith("K8", Hold(rules, sight, 0), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(256, 5_000, null)]
    [InlineData(257, 2_990, null)]
    [InlineData(257, 3_020, "overload: L2")]
    public void Given_a_bound_of_3_s_When_a_phase_is_above_MAINS_Then_the_rule_waits_for_it_and_overlooks_noise(int mainsDa, int forMs, string? rule)
    {
        var overload = new OverloadRule(3_000, 0, 1_000);
        string? broken = null;
        for (var ms = 0; ms <= forMs; ms += 10) broken ??= overload.Check(ms, [10, mainsDa, 10], [100, 100, 100], 250, 100, true);

        if (rule == null) Assert.Null(broken);
        else Assert.StartsWith(rule, broken, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(30, 100, 1_000, 3_990, null)]
    [InlineData(30, 100, 1_000, 4_020, "overload: L1 above MAINS for more than 4000 ms")]
    // More than the lowering can hide; long after it; a lowering of the meantime.
    [InlineData(30, 70, 1_000, 3_020, "overload: L1 above MAINS for more than 3000 ms")]
    [InlineData(30, 100, 6_000, 3_020, "overload: L1 above MAINS for more than 3000 ms")]
    [InlineData(-100, 100, 1_000, 3_020, "overload: L1 above MAINS for more than 3000 ms")]
    public void Given_an_offer_lowered_at_2_s_When_the_house_rises_by_no_more_before_the_answer_Then_one_sample_more_may_pass(int aboveDa, int loweredDa, int afterMs, int forMs, string? rule)
    {
        var overload = new OverloadRule(3_000, 0, 1_000);
        string? broken = null;
        var risesMs = 2_000 + afterMs;
        var over = Math.Abs(aboveDa) + 50;
        for (var ms = 0; ms <= risesMs + forMs; ms += 10)
        {
            var lowered = aboveDa > 0 ? ms >= 2_000 : ms >= risesMs + 500;
            broken ??= overload.Check(ms, [ms >= risesMs ? 250 + over : 250, 0, 0], [100, 0, 0], 250, lowered ? 200 - loweredDa : 200, true);
        }

        if (rule == null) Assert.Null(broken);
        else Assert.Equal(rule, broken);
    }

    [Fact]
    public void Given_an_overload_When_the_house_keeps_rising_or_the_vehicle_takes_nothing_Then_it_is_not_the_chargers()
    {
        var rising = new OverloadRule(3_000, 0, 1_000);
        var house = new OverloadRule(3_000, 0, 1_000);
        for (var ms = 0; ms <= 20_000; ms += 10)
        {
            Assert.Null(rising.Check(ms, [260 + (ms / 1000 * 10), 0, 0], [100, 0, 0], 250, 100, true));
            Assert.Null(house.Check(ms, [400, 0, 0], [0, 0, 0], 250, 0, true));
        }
    }

    // Three phases at 16 A, everything in order.
    private static WorldSight Charging() => new()
    {
        SpacingMs = 10,
        State = ChargerState.C,
        Contactor1 = true,
        Contactor2 = true,
        HasContactor2 = true,
        DutyPermille = 266,
        OfferedDa = 160,
        IsSixVolt = true,
        ShowsDiode = true,
    };

    private static string? Hold(WorldRules rules, WorldSight sight, int forMs)
    {
        string? broken = null;
        var untilMs = sight.NowMs + 10 + forMs;
        while (sight.NowMs < untilMs)
        {
            sight.NowMs += 10;
            broken = rules.Check(sight) ?? broken;
        }

        return broken;
    }
}
