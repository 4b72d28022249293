using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Core.Time;
using Xunit;

namespace SmartEvse.Core.Tests.Time;

/// <summary>From the wall clock to an instant: what it shows twice, what it never shows, and what holds for every zone.</summary>
public sealed class ZoneConversionTests
{
    private const string Amsterdam = "CET-1CEST,M3.5.0,M10.5.0/3";
    private const string Dublin = "IST-1GMT0,M10.5.0,M3.5.0/1";

    [Theory]
    [InlineData(Amsterdam, "2026-01-15T12:00", "2026-01-15T11:00")]
    [InlineData(Amsterdam, "2026-07-15T12:00", "2026-07-15T10:00")]
    [InlineData(Amsterdam, "2026-03-29T01:59:59", "2026-03-29T00:59:59")]
    [InlineData(Amsterdam, "2026-03-29T02:00", "2026-03-29T01:00")] // Left out: the instant of the change.
    [InlineData(Amsterdam, "2026-03-29T02:30", "2026-03-29T01:00")]
    [InlineData(Amsterdam, "2026-03-29T02:59:59", "2026-03-29T01:00")]
    [InlineData(Amsterdam, "2026-03-29T03:00", "2026-03-29T01:00")]
    [InlineData(Amsterdam, "2026-03-29T03:00:01", "2026-03-29T01:00:01")]
    [InlineData(Amsterdam, "2026-10-25T01:59:59", "2026-10-24T23:59:59")]
    [InlineData(Amsterdam, "2026-10-25T02:00", "2026-10-25T00:00")] // Twice: the first.
    [InlineData(Amsterdam, "2026-10-25T02:59:59", "2026-10-25T00:59:59")]
    [InlineData(Amsterdam, "2026-10-25T03:00", "2026-10-25T02:00")]
    [InlineData(Dublin, "2026-03-29T01:30", "2026-03-29T01:00")]
    [InlineData(Dublin, "2026-10-25T01:30", "2026-10-25T00:30")]
    [InlineData("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T02:30", "2026-03-08T07:00")]
    [InlineData("EST5EDT,M3.2.0,M11.1.0", "2026-11-01T01:30", "2026-11-01T05:30")]
    [InlineData("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-10-04T02:30", "2026-10-03T16:00")]
    [InlineData("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-04-05T02:30", "2026-04-04T15:30")]
    [InlineData("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-28T23:30", "2026-03-29T01:00")]
    [InlineData("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-10-24T23:30", "2026-10-25T00:30")]
    [InlineData("IST-5:30", "2026-07-01T05:30", "2026-07-01T00:00")]
    public void Given_a_time_of_the_wall_clock_When_its_instant_is_asked_for_Then_it_is_this(string text, string local, string utc)
    {
        Assert.Equal(ZoneChanges.S(utc), Zone(text).ToUtc(ZoneChanges.S(local)));
    }

    [Fact]
    public void Given_a_zone_that_has_answered_When_another_is_set_Then_nothing_of_the_old_one_is_left()
    {
        var noon = ZoneChanges.S("2026-07-01T12:00");
        var zone = Zone(Amsterdam);
        Assert.Equal((noon + 7200, noon - 7200), (zone.ToLocal(noon), zone.ToUtc(noon)));

        Assert.True(zone.Set("AAA0BBB,M3.5.0,M10.5.0/3"));
        Assert.Equal((noon + 3600, noon - 3600), (zone.ToLocal(noon), zone.ToUtc(noon)));
    }

    [Fact]
    public void Given_any_instant_of_any_zone_When_it_goes_to_the_wall_clock_and_back_Then_it_is_the_same_or_the_hour_before_which_shows_the_same()
        => Law.Holds(ZoneAndTime(), 20_000, sample =>
        {
            var zone = Zone(sample.Text);
            var local = zone.ToLocal(sample.Time);
            var back = zone.ToUtc(local);
            return back == sample.Time || (sample.Time - back == 3600 && zone.ToLocal(back) == local);
        });

    [Fact]
    public void Given_any_time_of_the_wall_clock_When_its_instant_is_asked_for_Then_the_clock_shows_it_first_then_or_leaves_it_out_there()
        => Law.Holds(ZoneAndTime(), 20_000, sample =>
        {
            var zone = Zone(sample.Text);
            var utc = zone.ToUtc(sample.Time);
            var shown = zone.ToLocal(utc);
            return shown == sample.Time ? zone.ToLocal(utc - 3600) != sample.Time : shown > sample.Time && zone.ToLocal(utc - 1) < sample.Time;
        });

    [Fact]
    public void Given_the_largest_numbers_there_are_When_they_are_converted_Then_nothing_throws_or_hangs()
    {
        long[] extremes = [long.MinValue, long.MinValue + 1, int.MinValue, -1, 0, int.MaxValue, long.MaxValue - 1, long.MaxValue];
        foreach (var text in ZoneChanges.Texts.Append("AAA24BBB-24,J1/-167,365/167"))
        {
            var zone = Zone(text);
            foreach (var time in extremes)
            {
                zone.ToUtc(time);
                Assert.InRange(zone.OffsetS(time), -86_400, 86_400);
            }
        }
    }

    [Fact]
    public void Given_a_zone_When_10000_times_of_many_years_are_converted_Then_nothing_is_allocated()
    {
        var zone = Zone(Amsterdam);
        var sum = Convert(zone, 10);
        var before = GC.GetAllocatedBytesForCurrentThread();
        sum += Convert(zone, 10_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEqual(0, sum);
    }

    [Fact]
    public void Given_a_text_When_it_is_judged_and_set_Then_nothing_is_allocated()
    {
        var zone = Zone(Amsterdam);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var legal = TimeZoneRule.IsLegal(Amsterdam) && zone.Set("IST-5:30") && !zone.Set("CET");
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(legal);
    }

    private static long Convert(TimeZoneRule zone, int times)
    {
        var sum = 0L;
        for (var i = 0; i < times; i++) sum += zone.OffsetS(1_704_067_200L + (i * 40_000L)) + zone.ToUtc(2_000_000_000L - (i * 70_000L));
        return sum;
    }

    private static TimeZoneRule Zone(string text)
    {
        var zone = new TimeZoneRule();
        Assert.True(zone.Set(text), text);
        return zone;
    }

    // Half of the times lie within two hours of a change, where it matters.
    private static Gen<(string Text, long Time)> ZoneAndTime()
        => from name in Gen.Elements(ZoneChanges.Names.Select(n => n.Data).ToArray())
           let zone = ZoneChanges.Of(name)
           from far in ZoneChanges.AnySecond("2024-01-02", "2037-12-30")
           from change in Gen.Elements(zone.Changes.ToArray())
           from near in Gen.Choose(-7200, 7200)
           from offset in Gen.Elements(0, change.OffsetS)
           from isNear in Gen.Elements(true, false)
           select (zone.Text, isNear ? change.UtcS + offset + near : far);
}
