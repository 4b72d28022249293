using System;
using System.Linq;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Sessions;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Sessions;

/// <summary>The ring, its times, and that the control loop does not pay for it.</summary>
public sealed class EventLogTests
{
    private const long Utc = 1_764_016_260;

    [Fact]
    public void Given_a_charger_that_has_not_stepped_When_the_log_is_read_Then_it_is_empty()
    {
        var log = new Charger(new SettingsValues()).Events;

        Assert.Equal((1, 0), (log.Oldest, log.Newest));
        Assert.False(log.Read(0, new EventEntry()));
        Assert.False(log.Read(1, new EventEntry()));
    }

    [Fact]
    public void Given_more_events_than_are_kept_When_the_log_is_read_Then_the_newest_50_are_there_in_order_and_no_other()
    {
        var bench = new EventBench(Rig.Normal());
        while (bench.Log.Newest < 133)
        {
            bench.Sim.Plant.Plug();
            bench.Run(2);
            bench.Sim.Plant.Unplug();
            bench.Run(2);
        }

        var (newest, entry) = (bench.Log.Newest, new EventEntry());
        Assert.Equal(newest - 49, bench.Log.Oldest);
        Assert.False(bench.Log.Read(newest - 50, entry));
        Assert.False(bench.Log.Read(newest + 1, entry));
        Assert.False(bench.Log.Read(0, entry));
        Assert.Equal(0, entry.Sequence);
        var uptimeS = 0;
        for (var n = newest - 49; n <= newest; n++)
        {
            Assert.True(bench.Log.Read(n, entry));
            Assert.Equal((n, 1), (entry.Sequence, entry.Count));
            Assert.InRange(entry.UptimeS, uptimeS, (int)(bench.Sim.NowMs / 1000));
            uptimeS = entry.UptimeS;
        }

        Assert.Equal((EventKind.State, (int)ChargerState.A), (entry.Kind, entry.Code));
    }

    [Fact]
    public void Given_a_refusal_at_the_end_of_a_full_ring_When_it_repeats_after_it_was_pushed_out_Then_it_is_told_anew()
    {
        var bench = new EventBench(Rig.Normal()).Write("Mode", "smart");
        while (bench.Log.Oldest < 3)
        {
            bench.Sim.Plant.Plug();
            bench.Run(2);
            bench.Sim.Plant.Unplug();
            bench.Run(2);
        }

        Assert.DoesNotContain(bench.Story(), e => e.Contains("refused", StringComparison.Ordinal));
        Assert.Contains("refused Set/Mode: unknown option", bench.Write("Mode", "smart").Story()[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_clock_that_is_set_late_When_the_log_is_read_Then_times_are_unknown_before_and_right_for_all_entries_after()
    {
        var sim = Rig.Normal();
        sim.Plant.StartUtcS = Inputs.UnknownTime;
        var bench = new EventBench(sim).Charge();
        Assert.All(Times(bench), t => Assert.Equal(Inputs.UnknownTime, t));
        var uptimes = Uptimes(bench);

        bench.Run(3 - (bench.Sim.NowMs % 1000 / 1000.0));
        var setAtS = bench.Sim.NowMs / 1000;
        bench.Sim.Plant.StartUtcS = Utc - setAtS;
        bench.Run(0.5);
        Assert.Equal(uptimes.Select(s => Utc - setAtS + s), Times(bench));
    }

    [Theory]
    [InlineData("the clock's seconds change at another moment", 1, 0)]
    [InlineData("the other way", -1, 0)]
    [InlineData("the clock was put right", 3600, 3600)]
    [InlineData("it was put back", -2, -2)]
    public void Given_a_clock_When_it_moves_Then_a_second_is_no_news_and_more_than_that_counts_for_all_entries(string what, int byS, int expectedS)
    {
        var bench = new EventBench(Rig.Normal());
        bench.Sim.Plant.StartUtcS = Utc;
        bench.Run(0.1);
        var before = Times(bench);
        bench.Sim.Plant.JumpClock(byS);
        bench.Run(0.1);

        Assert.True(before.Select(t => t + expectedS).SequenceEqual(Times(bench)), what);
        bench.Sim.Plant.StartUtcS = Inputs.UnknownTime;
        bench.Run(0.1);
        Assert.True(before.Select(t => t + expectedS).SequenceEqual(Times(bench)), "once known, it stays known");
    }

    [Fact]
    public void Given_faults_refusals_and_states_that_change_When_the_charger_steps_Then_it_allocates_nothing()
    {
        var sim = Rig.Smart();
        var charger = sim.Charger;
        var refused = new Command { Kind = CommandKind.Refused, Refusal = Refusal.UnknownOption, Target = (int)SettingId.MaxMains };
        sim.RunSeconds(5);
        var (before, allocated) = (charger.Events.Newest, 0L);
        for (var i = 0; i < 20_000; i++)
        {
            if (i % 500 == 0) sim.FeedMs = 2000 - sim.FeedMs;
            if (i % 3000 == 0) sim.Plant.Plug();
            if (i % 3000 == 2500) sim.Plant.Unplug();
            if (i % 7 == 0) Assert.True(charger.Commands.Post(refused));
            sim.Step();
            var nowMs = sim.NowMs + 5;
            var start = GC.GetAllocatedBytesForCurrentThread();
            charger.Step(sim.Plant.Inputs, nowMs);
            allocated += GC.GetAllocatedBytesForCurrentThread() - start;
            while (charger.Commands.NextToAnswer() != null) charger.Commands.Answered();
        }

        Assert.InRange(charger.Events.Newest - before, 20, int.MaxValue);
        Assert.Equal(0, allocated);
    }

    private static long[] Times(EventBench bench) => [.. Entries(bench).Select(e => e.UtcS)];

    private static long[] Uptimes(EventBench bench) => [.. Entries(bench).Select(e => (long)e.UptimeS)];

    private static EventEntry[] Entries(EventBench bench)
    {
        var log = bench.Log;
        return [.. Enumerable.Range(log.Oldest, log.Newest - log.Oldest + 1).Select(n =>
        {
            var entry = new EventEntry();
            Assert.True(log.Read(n, entry));
            return entry;
        })];
    }
}
