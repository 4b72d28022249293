using System;
using System.Collections.Generic;
using FsCheck.Fluent;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Settings;

/// <summary>H17: when the settings are stored. Changes and writes in virtual time; whoever stores asks every 50 ms.</summary>
public sealed class StorePaceTests
{
    private const int TickMs = 50;
    private const int HourMs = 3_600_000;

    // An hour's own, and what it may find saved up.
    private const int MostInAnHour = (HourMs / StorePace.PeriodMs) + StorePace.Burst;

    [Theory]
    [InlineData("a change, alone", new[] { 5_000 }, new[] { 6_000 })]
    [InlineData("a burst is one write", new[] { 5_000, 5_500, 6_400, 7_300 }, new[] { 8_300 })]
    [InlineData("quiet in between, but too soon after the write before", new[] { 5_000, 7_000 }, new[] { 6_000, 16_000 })]
    [InlineData("what never becomes quiet waits for 10 s", new[] { 5_000, 5_900, 6_800, 7_700, 8_600, 9_500, 10_400, 11_300, 12_200, 13_100, 14_000, 14_900 }, new[] { 15_000 })]
    [InlineData("no change, no write", new int[0], new int[0])]
    public void Given_changes_When_time_goes_by_Then_they_are_stored_at(string what, int[] changesMs, int[] writesMs)
    {
        Assert.NotEmpty(what);
        Assert.Equal(writesMs, Play(changesMs, 200_000));
    }

    [Fact]
    public void Given_a_change_every_15_s_When_the_ten_in_advance_are_used_up_Then_a_write_comes_every_two_minutes()
    {
        var changes = new List<int>();
        for (var ms = 15_000; ms < HourMs; ms += 15_000) changes.Add(ms);

        var writes = Play([.. changes], 2 * HourMs);

        for (var i = 1; i < StorePace.Burst; i++) Assert.Equal(15_000, writes[i] - writes[i - 1]);
        Assert.InRange(writes.Count, HourMs / StorePace.PeriodMs, MostInAnHour);
        Assert.InRange(writes[^2] - writes[^3], StorePace.PeriodMs - TickMs, StorePace.PeriodMs + TickMs);
        Assert.InRange(writes[^1] - changes[^1], 0, StorePace.LongestMs + TickMs);
    }

    [Fact]
    public void Given_a_day_of_rest_When_changes_come_again_Then_no_more_than_ten_are_in_advance()
    {
        var changes = new List<int>();
        for (var i = 0; i < 100; i++) changes.Add((24 * HourMs) + (i * 11_000));

        var writes = Play([.. changes], 25 * HourMs);

        Assert.InRange(writes.Count, StorePace.Burst + (1_100_000 / StorePace.PeriodMs) - 1, StorePace.Burst + (1_100_000 / StorePace.PeriodMs) + 1);
    }

    [Fact]
    public void Given_a_medium_that_refuses_When_it_is_tried_again_Then_it_is_at_the_same_pace_and_in_the_end_it_is_stored()
    {
        var pace = new StorePace(7, true);
        var attempts = new List<long>();
        for (var ms = 0L; ms < HourMs; ms += TickMs)
        {
            if (!pace.IsDue(8, ms)) continue;
            attempts.Add(ms);
            pace.Wrote(8, ms > HourMs / 2, ms);
        }

        Assert.InRange(attempts.Count, 15, MostInAnHour);
        for (var i = 1; i < attempts.Count; i++) Assert.InRange(attempts[i] - attempts[i - 1], StorePace.ShortestMs, StorePace.PeriodMs + TickMs);
        Assert.InRange(attempts[^1], (HourMs / 2) + 1, (HourMs / 2) + StorePace.PeriodMs + TickMs);
    }

    [Fact]
    public void Given_a_start_that_could_not_be_stored_When_time_goes_by_Then_it_is_tried_again()
    {
        Assert.False(new StorePace(7, true).IsDue(7, 60_000));
        Assert.True(new StorePace(7, false).IsDue(7, 60_000));
    }

    [Fact]
    public void Given_a_change_during_the_write_When_the_write_is_noted_Then_the_change_is_stored_with_the_next()
    {
        var pace = new StorePace(1, true);
        Assert.False(pace.IsDue(2, 1_000));
        Assert.True(pace.IsDue(2, 2_000));
        pace.Wrote(2, true, 2_000);

        Assert.False(pace.IsDue(3, 2_050));
        Assert.False(pace.IsDue(3, 11_950));
        Assert.True(pace.IsDue(3, 12_000));
    }

    [Fact]
    public void Given_an_automation_that_flips_MODE_for_a_day_When_it_is_stored_Then_every_hour_keeps_the_bound_and_the_last_value_is_there_in_time()
        => Law.Holds(Gen.Choose(1, int.MaxValue), 10, seed => FlipForADay(new Random(seed), 1_000, 60_000));

    [Fact]
    public void Given_an_automation_that_never_rests_When_it_is_stored_for_a_day_Then_every_hour_keeps_the_bound_and_the_last_value_is_there_in_time()
        => Law.Holds(Gen.Choose(1, int.MaxValue), 5, seed => FlipForADay(new Random(seed), 50, 900));

    private static bool FlipForADay(Random random, int fromMs, int toMs)
    {
        var (blobs, values) = (new MemoryBlobs(), Values.Of("MainsMeter=API, Mode=Smart"));
        var store = new SettingsStore(blobs);
        store.Save(values);
        var pace = new StorePace(values.Revision, true);
        var (writes, nextMs, lastMs) = (new List<long>(), 0L, 23L * HourMs);
        for (var ms = 0L; ms <= lastMs + StorePace.LongestMs + TickMs; ms += TickMs)
        {
            if (ms >= nextMs && ms <= lastMs)
            {
                values.SetNumber(SettingId.Mode, random.Next(0, 3));
                nextMs = ms + random.Next(fromMs, toMs + 1);
            }

            var revision = values.Revision;
            if (!pace.IsDue(revision, ms)) continue;
            var before = blobs.Writes;
            store.Save(values);
            pace.Wrote(revision, true, ms);
            if (blobs.Writes > before) writes.Add(ms);
        }

        for (var i = 0; i < writes.Count; i++)
        {
            if (i >= MostInAnHour && writes[i] - writes[i - MostInAnHour] < HourMs) return false;
            if (i > 0 && writes[i] - writes[i - 1] < StorePace.ShortestMs) return false;
        }

        var stored = new SettingsValues();
        new SettingsStore(blobs).Load(stored);
        // It shows something only when there was more to write than may be written.
        return writes.Count > 400 && stored.Mode == values.Mode;
    }

    private static List<int> Play(int[] changesMs, int untilMs)
    {
        var (pace, writes, revision, next) = (new StorePace(1, true), new List<int>(), 1, 0);
        for (var ms = 0; ms <= untilMs; ms += TickMs)
        {
            for (; next < changesMs.Length && changesMs[next] <= ms; next++) revision++;
            if (!pace.IsDue(revision, ms)) continue;
            writes.Add(ms);
            pace.Wrote(revision, true, ms);
        }

        return writes;
    }
}
