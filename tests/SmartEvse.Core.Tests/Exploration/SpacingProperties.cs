using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck.Fluent;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Exploration;

/// <summary>
/// Four minutes with every timer of the state machine in them, played at steps that are regular, or by chance, against the same at steps of 1 ms. What happens
/// to the charger is seen at the same moments; so what comes at another moment are its own decisions, each by one spacing at the most.
/// </summary>
public sealed class SpacingProperties
{
    private const int EndMs = 240_000;

    private static readonly (int AtMs, Action<ExploredCharger> Happens)[] Events =
    [
        (6_003, c => c.Line = Line.V9),
        (8_011, c => c.Line = Line.V6),
        (13_002, c => c.Post(CommandKind.SetAccess, AccessStatus.Pause)),
        (25_007, c => c.Line = Line.V9),
        (26_001, c => c.Post(CommandKind.SetAccess, AccessStatus.Allow)),
        (45_013, c => c.Line = Line.V6),
        (50_009, c => c.Line = Line.Between),
        (55_021, c => c.Line = Line.V6),
        (100_003, c => c.Line = Line.V12),
        (105_017, c => c.Line = Line.V9),
        (150_002, c => c.Line = Line.V6),
        (155_005, c => c.Post(CommandKind.SetNumber, Contactor2Use.AlwaysOff, SettingId.EnableC2)),
        (185_008, c => c.IsHot = true),
        (200_001, c => c.IsHot = false),
        (225_019, c => c.Line = Line.V6NoDiode),
        (235_004, c => c.Line = Line.V12),
    ];

    private static readonly Lazy<(long AtMs, ChargerState To)[]> Reference = new(() => Play(() => 1));

    [Fact]
    public void Given_steps_of_1_ms_When_the_four_minutes_are_played_Then_every_state_and_every_timer_is_in_them()
        => Assert.Equal(Enum.GetValues<ChargerState>().Order(), Reference.Value.Select(t => t.To).Distinct().Order());

    [Fact]
    public void Given_any_spacing_from_1_to_50_ms_When_they_are_played_Then_each_decision_is_the_same_within_one_spacing()
        => Law.Holds(Gen.Choose(1, 50), 25, spacingMs => IsTheSame(Play(() => spacingMs), spacingMs));

    [Fact]
    public void Given_steps_by_chance_When_they_are_played_Then_each_decision_is_the_same_within_the_longest_of_them()
        => Law.Holds(Gen.Choose(2, 50).Zip(Gen.Choose(0, int.MaxValue)), 25, x =>
        {
            var (longestMs, seed) = x;
            var chance = new Random(seed);
            return IsTheSame(Play(() => chance.Next(1, longestMs + 1)), longestMs);
        });

    // A timer that starts with a decision is late by as much as that one; what happens from outside is seen at once. Earlier than at steps of 1 ms is what counts
    // from the last sound reading.
    private static bool IsTheSame((long AtMs, ChargerState To)[] played, int spacingMs)
    {
        Assert.Equal(Reference.Value.Select(t => t.To), played.Select(t => t.To));
        var lateMs = 0L;
        for (var i = 0; i < played.Length; i++)
        {
            var (atMs, to) = Reference.Value[i];
            // What ends a session or charging comes from outside; all others are, or may be, timers that began with the state before.
            var beganLateMs = to is ChargerState.A or ChargerState.C1 ? 0 : Math.Max(lateMs, 0);
            // Back in B with the vehicle asking all the time, the line is read first, and then half a second is waited.
            var looks = to == ChargerState.C && atMs - Reference.Value[i - 1].AtMs < 1000 ? 2 : 1;
            lateMs = played[i].AtMs - atMs;
            Assert.True(lateMs >= -spacingMs && lateMs <= beganLateMs + (looks * spacingMs), $"{to} {lateMs} ms late at {played[i].AtMs} ms");
        }

        return true;
    }

    private static (long AtMs, ChargerState To)[] Play(Func<int> nextMs)
    {
        var c = new ExploredCharger(Trouble.None, long.MaxValue);
        var (before, transitions, next) = (ChargerState.A, new List<(long, ChargerState)>(), 0);
        while (c.NowMs < EndMs)
        {
            var untilEventMs = next < Events.Length ? (int)(Events[next].AtMs - c.NowMs) : int.MaxValue;
            var stepMs = Math.Min(nextMs(), untilEventMs);
            if (stepMs == untilEventMs) Events[next++].Happens(c);
            c.Step(stepMs);
            if (c.Charger.State != before) transitions.Add((c.NowMs, before = c.Charger.State));
        }

        Assert.Equal(0, c.Charger.Violations);
        return [.. transitions];
    }
}
