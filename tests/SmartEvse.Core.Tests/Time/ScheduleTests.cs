using System;
using FsCheck;
using FsCheck.Fluent;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Core.Time;
using Xunit;

namespace SmartEvse.Core.Tests.Time;

/// <summary>Delayed start and stop: once, daily, over changes of the clock, and without a clock. Place: Amsterdam.</summary>
public sealed class ScheduleTests
{
    private const string Amsterdam = "CET-1CEST,M3.5.0,M10.5.0/3";

    [Theory]
    [InlineData("", "", false, false, ScheduleFault.None)]
    [InlineData("2026-06-01T22:00", "", false, true, ScheduleFault.None)]
    [InlineData("2026-06-01T22:00", "2026-06-01T22:01", false, true, ScheduleFault.None)]
    [InlineData("2026-06-01T22:00", "2026-06-09T06:00", false, true, ScheduleFault.None)] // A long window, once.
    [InlineData("2026-06-01T22:00", "2026-06-02T21:59", true, true, ScheduleFault.None)]
    [InlineData("2024-01-01T00:00", "2099-12-31T23:59", false, true, ScheduleFault.None)]
    [InlineData("", "2026-06-01T22:00", false, false, ScheduleFault.StopNeedsStart)]
    [InlineData("2026-06-01T22:00", "2026-06-01T22:00", false, false, ScheduleFault.StopNotLater)]
    [InlineData("2026-06-01T22:00", "2026-06-01T21:59", false, true, ScheduleFault.StopNotLater)]
    [InlineData("2026-06-01T22:00", "", true, true, ScheduleFault.RepeatNeedsStop)]
    [InlineData("", "", true, false, ScheduleFault.RepeatNeedsStop)]
    [InlineData("2026-06-01T22:00", "2026-06-02T22:00", true, false, ScheduleFault.WindowTooLong)]
    [InlineData("2026-06-01T22:00", "2026-06-03T06:00", true, true, ScheduleFault.WindowTooLong)]
    [InlineData("", "", false, true, ScheduleFault.EnableNeedsStart)]
    [InlineData("2023-12-31T23:59", "", false, true, ScheduleFault.OutOfRange)]
    [InlineData("2026-06-01T22:00", "2100-01-01T00:00", false, true, ScheduleFault.OutOfRange)]
    [InlineData("1969-01-01T00:00", "", false, false, ScheduleFault.OutOfRange)]
    public void Given_times_When_they_are_set_Then_all_are_taken_or_none_with_this_fault(string start, string stop, bool daily, bool enabled, ScheduleFault expected)
    {
        var schedule = Of("2026-01-01T01:00", "2026-01-01T05:00", true);
        var before = (schedule.StartLocalS, schedule.StopLocalS, schedule.RepeatDaily, schedule.Enabled);

        Assert.Equal(expected, Schedule.Check(Local(start), Local(stop), daily, enabled));
        Assert.Equal(expected, schedule.Set(Local(start), Local(stop), daily, enabled));
        Assert.Equal(expected == ScheduleFault.None ? (Local(start), Local(stop), daily, enabled) : before, (schedule.StartLocalS, schedule.StopLocalS, schedule.RepeatDaily, schedule.Enabled));
    }

    [Theory]
    // Start alone: from then on, without end.
    [InlineData("2026-06-01T22:00", "", false, "2026-06-01T19:59:59", false, 1)]
    [InlineData("2026-06-01T22:00", "", false, "2026-06-01T20:00", true, 0)]
    [InlineData("2026-06-01T22:00", "", false, "2027-01-01T12:00", true, 0)]
    [InlineData("2026-12-01T22:00", "", false, "2026-06-01T21:00", false, 15811200)] // Over the autumn change: 183 days.
    [InlineData("2099-12-31T23:59", "", false, "2024-01-02T00:00", false, int.MaxValue)]
    // Start and stop, once.
    [InlineData("2026-06-01T22:00", "2026-06-02T06:00", false, "2026-06-01T19:00", false, 3600)]
    [InlineData("2026-06-01T22:00", "2026-06-02T06:00", false, "2026-06-01T20:00", true, 28800)]
    [InlineData("2026-06-01T22:00", "2026-06-02T06:00", false, "2026-06-02T03:59:59", true, 1)]
    [InlineData("2026-06-01T22:00", "2026-06-02T06:00", false, "2026-06-02T04:00", false, 0)]
    [InlineData("2026-06-01T22:00", "2026-06-02T06:00", false, "2026-06-02T21:00", false, 0)]
    // Daily over midnight: not before its first day, then every day.
    [InlineData("2026-06-01T22:00", "2026-06-02T06:00", true, "2026-05-30T22:00", false, 165600)]
    [InlineData("2026-06-01T22:00", "2026-06-02T06:00", true, "2026-06-02T03:59:59", true, 1)]
    [InlineData("2026-06-01T22:00", "2026-06-02T06:00", true, "2026-06-02T04:00", false, 57600)]
    [InlineData("2026-06-01T22:00", "2026-06-02T06:00", true, "2026-06-02T20:00", true, 28800)]
    [InlineData("2026-06-01T22:00", "2026-06-02T06:00", true, "2031-08-17T00:30", true, 12600)]
    [InlineData("2026-06-01T22:00", "2026-06-02T06:00", true, "2031-08-17T19:59:59", false, 1)]
    // Daily by day, and all but a minute.
    [InlineData("2026-06-01T10:00", "2026-06-01T16:00", true, "2026-06-05T07:59:59", false, 1)]
    [InlineData("2026-06-01T10:00", "2026-06-01T16:00", true, "2026-06-05T08:00", true, 21600)]
    [InlineData("2026-06-01T10:00", "2026-06-01T16:00", true, "2026-06-05T14:00", false, 64800)]
    [InlineData("2026-06-01T22:00", "2026-06-02T21:59", true, "2026-06-05T19:59", false, 60)]
    [InlineData("2026-06-01T22:00", "2026-06-02T21:59", true, "2026-06-05T20:00", true, 86340)]
    public void Given_a_schedule_When_it_is_asked_at_an_instant_Then_it_allows_or_not_and_knows_how_long(string start, string stop, bool daily, string utc, bool allows, int seconds)
    {
        var schedule = Of(start, stop, daily);

        Assert.Equal(allows, schedule.Allows(ZoneChanges.S(utc), Zone()));
        Assert.Equal(seconds, schedule.SecondsUntilChange(ZoneChanges.S(utc), Zone()));
    }

    [Theory]
    // 22:00 stays 22:00: 21:00 UTC before the spring change of 29 March, 20:00 UTC after it. The night itself has seven hours.
    [InlineData("2026-01-01T22:00", "2026-01-02T06:00", "2026-03-28T20:59:59", false, 1)]
    [InlineData("2026-01-01T22:00", "2026-01-02T06:00", "2026-03-28T21:00", true, 25200)]
    [InlineData("2026-01-01T22:00", "2026-01-02T06:00", "2026-03-29T04:00", false, 57600)]
    [InlineData("2026-01-01T22:00", "2026-01-02T06:00", "2026-03-29T19:59:59", false, 1)]
    // The night of the autumn change of 25 October has nine.
    [InlineData("2026-01-01T22:00", "2026-01-02T06:00", "2026-10-24T20:00", true, 32400)]
    [InlineData("2026-01-01T22:00", "2026-01-02T06:00", "2026-10-25T05:00", false, 57600)]
    [InlineData("2026-01-01T22:00", "2026-01-02T06:00", "2026-10-25T21:00", true, 28800)]
    // Start in the hour that is left out: the instant of the change. Stop there: the same.
    [InlineData("2026-01-01T02:30", "2026-01-01T05:00", "2026-03-29T00:59:59", false, 1)]
    [InlineData("2026-01-01T02:30", "2026-01-01T05:00", "2026-03-29T01:00", true, 7200)]
    [InlineData("2026-01-01T01:00", "2026-01-01T02:30", "2026-03-29T00:59:59", true, 1)]
    [InlineData("2026-01-01T01:00", "2026-01-01T02:30", "2026-03-29T01:00", false, 79200)]
    // A window that lies wholly in it does not take place that day.
    [InlineData("2026-01-01T02:15", "2026-01-01T02:45", "2026-03-28T01:45", false, 167400)]
    [InlineData("2026-01-01T02:15", "2026-01-01T02:45", "2026-03-29T01:00", false, 83700)]
    // A pause that lies wholly in it does not either.
    [InlineData("2026-01-01T02:45", "2026-01-02T02:15", "2026-03-29T00:59:59", true, 83701)]
    [InlineData("2026-01-01T02:45", "2026-01-02T02:15", "2026-03-29T01:00", true, 83700)]
    // The double hour: the first counts, for the start and for the stop.
    [InlineData("2026-01-01T02:30", "2026-01-01T05:00", "2026-10-25T00:29:59", false, 1)]
    [InlineData("2026-01-01T02:30", "2026-01-01T05:00", "2026-10-25T00:30", true, 12600)]
    [InlineData("2026-01-01T02:30", "2026-01-01T05:00", "2026-10-25T01:10", true, 10200)] // The clock shows 02:10 again.
    [InlineData("2026-01-01T01:00", "2026-01-01T02:30", "2026-10-25T00:29:59", true, 1)]
    [InlineData("2026-01-01T01:00", "2026-01-01T02:30", "2026-10-25T00:30", false, 84600)]
    [InlineData("2026-01-01T01:00", "2026-01-01T02:30", "2026-10-25T01:10", false, 82200)]
    [InlineData("2026-01-01T02:15", "2026-01-01T02:45", "2026-10-25T00:45", false, 88200)]
    [InlineData("2026-01-01T02:15", "2026-01-01T02:45", "2026-10-25T01:20", false, 86100)]
    public void Given_a_daily_schedule_When_the_clock_changes_Then_the_hours_of_the_wall_clock_hold(string start, string stop, string utc, bool allows, int seconds)
    {
        var schedule = Of(start, stop, true);

        Assert.Equal(allows, schedule.Allows(ZoneChanges.S(utc), Zone()));
        Assert.Equal(seconds, schedule.SecondsUntilChange(ZoneChanges.S(utc), Zone()));
    }

    [Theory]
    [InlineData("2026-03-29T02:30", "", "2026-03-29T00:59:59", false, 1)]
    [InlineData("2026-03-29T02:30", "", "2026-03-29T01:00", true, 0)]
    [InlineData("2026-03-29T02:15", "2026-03-29T02:45", "2026-03-29T00:30", false, 0)] // These times never come.
    [InlineData("2026-03-29T02:15", "2026-03-29T02:45", "2026-03-29T01:00", false, 0)]
    [InlineData("2026-10-25T02:30", "2026-10-25T02:45", "2026-10-25T00:30", true, 900)]
    [InlineData("2026-10-25T02:30", "2026-10-25T02:45", "2026-10-25T01:35", false, 0)]
    public void Given_a_schedule_for_once_When_its_times_fall_into_a_change_of_the_clock_Then_they_are_the_instant_of_it_or_the_first(string start, string stop, string utc, bool allows, int seconds)
    {
        var schedule = Of(start, stop, false);

        Assert.Equal(allows, schedule.Allows(ZoneChanges.S(utc), Zone()));
        Assert.Equal(seconds, schedule.SecondsUntilChange(ZoneChanges.S(utc), Zone()));
    }

    [Theory]
    [InlineData("2026-06-01T22:00", "", false)]
    [InlineData("2026-06-01T22:00", "2026-06-02T06:00", true)]
    public void Given_a_clock_that_is_not_known_When_the_schedule_is_enabled_Then_it_does_not_allow_and_disabled_it_does(string start, string stop, bool daily)
    {
        var schedule = Of(start, stop, daily);

        Assert.False(schedule.Allows(CivilTime.Unknown, Zone()));
        Assert.Equal(0, schedule.SecondsUntilChange(CivilTime.Unknown, Zone()));
        Assert.Equal(ScheduleFault.None, schedule.Set(Local(start), Local(stop), daily, false));
        Assert.True(schedule.Allows(CivilTime.Unknown, Zone()));
        Assert.True(schedule.Allows(ZoneChanges.S("2026-06-01T12:00"), Zone()));
        Assert.Equal(0, schedule.SecondsUntilChange(ZoneChanges.S("2026-06-01T12:00"), Zone()));
    }

    [Fact]
    public void Given_a_new_schedule_When_it_is_asked_Then_it_is_disabled_and_allows()
    {
        var schedule = new Schedule();

        Assert.False(schedule.Enabled);
        Assert.True(schedule.Allows(CivilTime.Unknown, Zone()));
        Assert.True(schedule.Allows(ZoneChanges.S("2026-06-01T12:00"), Zone()));
    }

    [Fact]
    public void Given_a_clock_that_jumps_When_the_schedule_is_asked_Then_only_the_time_of_now_counts()
    {
        var schedule = Of("2026-06-01T22:00", "2026-06-02T06:00", false);
        var zone = Zone();

        Assert.True(schedule.Allows(ZoneChanges.S("2026-06-01T21:00"), zone));
        Assert.False(schedule.Allows(ZoneChanges.S("2026-06-01T19:00"), zone));
        Assert.False(schedule.Allows(ZoneChanges.S("2026-06-03T00:00"), zone));
        Assert.True(schedule.Allows(ZoneChanges.S("2026-06-01T21:00"), zone));
        Assert.True(schedule.Enabled);
    }

    [Fact]
    public void Given_any_schedule_When_it_says_how_long_Then_its_answer_holds_until_then_and_no_longer()
        => Law.Holds(AnyScheduleAndTime(), 5000, sample =>
        {
            var zone = Zone();
            var now = sample.Schedule.Allows(sample.UtcS, zone);
            var seconds = sample.Schedule.SecondsUntilChange(sample.UtcS, zone);
            if (seconds == 0) return !sample.Schedule.RepeatDaily && sample.Schedule.Allows(sample.UtcS + 400_000_000, zone) == now;
            for (var s = 0; s < Math.Min(seconds, 200_000); s += 97) if (sample.Schedule.Allows(sample.UtcS + s, zone) != now) return false;
            return sample.Schedule.Allows(sample.UtcS + seconds - 1, zone) == now && sample.Schedule.Allows(sample.UtcS + seconds, zone) != now;
        });

    [Fact]
    public void Given_any_daily_schedule_When_the_clock_does_not_change_within_a_day_Then_the_time_of_day_alone_decides()
        => Law.Holds(AnyScheduleAndTime().Where(s => s.Schedule.RepeatDaily && Zone().OffsetS(s.UtcS - 90_000) == Zone().OffsetS(s.UtcS + 90_000)), 5000, sample =>
        {
            var local = Zone().ToLocal(sample.UtcS);
            var sinceStartOfDay = (local - sample.Schedule.StartLocalS) % 86_400;
            return sample.Schedule.Allows(sample.UtcS, Zone()) == (local >= sample.Schedule.StartLocalS && sinceStartOfDay < sample.Schedule.StopLocalS - sample.Schedule.StartLocalS);
        });

    [Fact]
    public void Given_a_daily_schedule_When_it_is_asked_10000_times_over_a_change_of_the_clock_Then_nothing_is_allocated()
    {
        var schedule = Of("2026-01-01T22:00", "2026-01-02T06:00", true);
        var zone = Zone();
        var allowed = Ask(schedule, zone, 10);
        var before = GC.GetAllocatedBytesForCurrentThread();
        allowed += Ask(schedule, zone, 10_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.InRange(allowed, 3000, 4000);
    }

    private static int Ask(Schedule schedule, TimeZoneRule zone, int times)
    {
        var allowed = 0;
        for (var i = 0; i < times; i++) if (schedule.Allows(1_774_000_000L + (i * 300L), zone) && schedule.SecondsUntilChange(1_774_000_000L + (i * 300L), zone) > 0) allowed++;
        return allowed;
    }

    private static long Local(string time) => time.Length == 0 ? Schedule.None : ZoneChanges.S(time);

    private static TimeZoneRule Zone()
    {
        var zone = new TimeZoneRule();
        Assert.True(zone.Set(Amsterdam));
        return zone;
    }

    private static Schedule Of(string start, string stop, bool daily)
    {
        var schedule = new Schedule();
        Assert.Equal(ScheduleFault.None, schedule.Set(Local(start), Local(stop), daily, true));
        return schedule;
    }

    // Half of the instants lie within two days of a change of the clock.
    private static Gen<(Schedule Schedule, long UtcS)> AnyScheduleAndTime()
        => from start in ZoneChanges.AnySecond("2026-01-01", "2028-01-01")
           from minutes in Gen.Choose(1, 1439)
           from kind in Gen.Choose(0, 3)
           from far in ZoneChanges.AnySecond("2025-12-01", "2029-01-01")
           from change in Gen.Elements("2026-03-29T01:00", "2026-10-25T01:00", "2027-03-28T01:00", "2028-10-29T01:00")
           from near in Gen.Choose(-172_800, 172_800)
           from isNear in Gen.Elements(true, false)
           select (Any(start, minutes, kind), isNear ? ZoneChanges.S(change) + near : far);

    private static Schedule Any(long start, int minutes, int kind)
    {
        var schedule = new Schedule();
        var stop = kind == 0 ? Schedule.None : start + (minutes * 60);
        Assert.Equal(ScheduleFault.None, schedule.Set(start, stop, kind >= 2, true));
        return schedule;
    }
}
