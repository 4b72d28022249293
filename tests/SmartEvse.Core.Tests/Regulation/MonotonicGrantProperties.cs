using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Regulation;

/// <summary>
/// After any history, one sample: more load of the house, a lower limit or less sun never gives more current than the same sample without it, from the step
/// that takes it until the next one. The meter of the history never repeats itself: one that does is distrusted, and by a sample that differs, trusted again.
/// </summary>
public sealed class MonotonicGrantProperties
{
    private const int SampleMs = 2000;
    private const int StepMs = 50;
    private const string Smart = "MainsMeter=API, Mode=Smart, ";
    private const string Solar = "MainsMeter=API, Mode=Solar, ";

    private const int Histories = 100;

    /// <summary>Modes, and the limits that a history is played under.</summary>
    public static TheoryData<string> Settings =>
    [
        Smart,
        Smart + "MaxSumMains=45, MaxSumMainsTime=1",
        Smart + "MaxSumMains=45",
        Smart + "CircuitMeter=API, MaxCircuit=20",
        Smart + "EVMeter=API, MaxCircuit=20",
        Solar + "StopTime=1",
        Solar + "ImportCurrent=6, StartCurrent=0",
        Solar + "EnableC2=Auto",
        Solar + "EnableC2=Always Off, MaxSumMains=45",
    ];

    [Theory]
    [MemberData(nameof(Settings))]
    public void Given_any_history_When_the_house_takes_more_or_the_sun_gives_less_Then_no_more_is_offered(string settings)
    {
        var (charging, different) = (0, 0);
        Law.Holds(History(settings).Zip(Gen.Choose(1, 200)), Histories, x =>
        {
            var (house, extraDa) = x;
            var less = Answers(settings, house, s => Feed(s, house[^1] + extraDa), out _);
            var same = Answers(settings, house, s => Feed(s, house[^1]), out var before);
            if (before == ChargerState.C) charging++;
            if (!less.SequenceEqual(same)) different++;
            return IsNowhereAbove(less, same);
        });
        IsAlive(charging, different);
    }

    [Theory]
    [InlineData(Smart, SettingId.MaxMains, 10, 25)]
    [InlineData(Smart, SettingId.MaxCurrent, 6, 16)]
    [InlineData(Solar, SettingId.MaxCurrent, 6, 16)]
    [InlineData(Smart + "MaxSumMains=60", SettingId.MaxSumMains, 10, 60)]
    [InlineData(Smart + "CircuitMeter=API, MaxCircuit=25", SettingId.MaxCircuit, 10, 25)]
    [InlineData(Solar + "ImportCurrent=20", SettingId.ImportCurrent, 0, 20)]
    public void Given_any_history_When_a_limit_is_set_lower_before_the_sample_Then_no_more_is_offered(string settings, SettingId row, int least, int most)
    {
        var (charging, different) = (0, 0);
        Law.Holds(History(settings).Zip(Gen.Choose(least, most - 1)), Histories, x =>
        {
            var (house, limit) = x;
            var less = Play(limit, out _);
            var same = Play(most, out var before);
            if (before == ChargerState.C) charging++;
            if (!less.SequenceEqual(same)) different++;
            return IsNowhereAbove(less, same);

            int[] Play(int value, out ChargerState state) => Answers(settings, house, s =>
            {
                Assert.True(s.Charger.Commands.Post(new Command { Kind = CommandKind.SetNumber, Row = row, Number = value }));
                Feed(s, house[^1]);
            }, out state);
        });
        IsAlive(charging, different);
    }

    // Currents of the house on L1 in dA: in Solar it exports as a rule, else it leaves room as a rule.
    private static Gen<int[]> History(string settings)
        => (settings.StartsWith(Solar, StringComparison.Ordinal) ? Gen.Choose(-350, -20) : Gen.Choose(-150, 180)).ArrayOf(24);

    // Histories that end with nothing going on, or in which nothing depends on the sample, would be monotonic in any charger.
    private static void IsAlive(int charging, int different)
        => Assert.True(charging >= Histories / 5 && different >= Histories / 15, $"{charging} charging, {different} different");

    private static bool IsNowhereAbove(int[] less, int[] same) => less.Zip(same, (a, b) => a <= b).All(x => x);

    // Plays a history, lets something happen with its last sample, and returns the offers from that step on.
    private static int[] Answers(string settings, int[] house, Action<SimulatedCharger> last, out ChargerState before)
    {
        var sim = new SimulatedCharger(Values.Of("Config=Fixed, MaxCurrent=16, " + settings), StepMs);
        sim.Charger.IsUnlocked = true;
        sim.Plant.Plug();
        for (var i = 0; i < house.Length - 1; i++)
        {
            // Quiet at first, so that there is something to charge with; then as it comes.
            Feed(sim, i < 6 ? -250 + i : i % 3 == 0 ? house[i] : house[i - (i % 3)] + (i % 3));
            sim.RunUntil(sim.NowMs + (i < 6 ? 10_000 : SampleMs));
        }

        before = sim.Charger.State;
        last(sim);
        var offers = new List<int>();
        for (var ms = 0; ms < SampleMs; ms += StepMs)
        {
            sim.Step();
            offers.Add(sim.Outputs.OfferedDa);
        }

        return [.. offers];
    }

    private static void Feed(SimulatedCharger sim, int houseDa)
    {
        sim.Plant.House.Set(houseDa, houseDa / 2, houseDa / 2);
        var ev = sim.Plant.EvDa;
        sim.FeedMains(houseDa + ev[0], (houseDa / 2) + ev[1], (houseDa / 2) + ev[2]);
        if (sim.Charger.Settings.HasEvMeter) sim.FeedEvMeter();
        if (sim.Charger.Settings.HasCircuitMeter) sim.Charger.CircuitFeed.Put([Math.Max(houseDa, 0) / 2 + ev[0], ev[1], ev[2]], 3);
    }
}
