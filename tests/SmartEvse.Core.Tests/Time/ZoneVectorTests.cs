using SmartEvse.Core.Time;
using Xunit;

namespace SmartEvse.Core.Tests.Time;

/// <summary>The literal vectors of the project's collected facts on time zones: changes of the clock, and single instants.</summary>
public sealed class ZoneVectorTests
{
    private const string Amsterdam = "CET-1CEST,M3.5.0,M10.5.0/3";
    private const string London = "GMT0BST,M3.5.0/1,M10.5.0";
    private const string NewYork = "EST5EDT,M3.2.0,M11.1.0";
    private const string Sydney = "AEST-10AEDT,M10.1.0,M4.1.0/3";

    [Theory]
    [InlineData(Amsterdam, 60, "2026-03-29T01:00", "2026-10-25T01:00")]
    [InlineData(Amsterdam, 60, "2027-03-28T01:00", "2027-10-31T01:00")]
    [InlineData(Amsterdam, 60, "2028-03-26T01:00", "2028-10-29T01:00")]
    [InlineData(Amsterdam, 60, "2030-03-31T01:00", "2030-10-27T01:00")]
    [InlineData(London, 0, "2026-03-29T01:00", "2026-10-25T01:00")]
    [InlineData(London, 0, "2027-03-28T01:00", "2027-10-31T01:00")]
    [InlineData(London, 0, "2028-03-26T01:00", "2028-10-29T01:00")]
    [InlineData(London, 0, "2030-03-31T01:00", "2030-10-27T01:00")]
    [InlineData(NewYork, -300, "2026-03-08T07:00", "2026-11-01T06:00")]
    [InlineData(NewYork, -300, "2027-03-14T07:00", "2027-11-07T06:00")]
    [InlineData(NewYork, -300, "2028-03-12T07:00", "2028-11-05T06:00")]
    [InlineData(NewYork, -300, "2030-03-10T07:00", "2030-11-03T06:00")]
    [InlineData(Sydney, 600, "2026-10-03T16:00", "2026-04-04T16:00")]
    [InlineData(Sydney, 600, "2027-10-02T16:00", "2027-04-03T16:00")]
    [InlineData(Sydney, 600, "2028-09-30T16:00", "2028-04-01T16:00")]
    [InlineData(Sydney, 600, "2030-10-05T16:00", "2030-04-06T16:00")]
    public void Given_a_zone_When_its_summer_time_starts_and_ends_Then_it_is_at_that_second(string text, int standardMinutes, string from, string to)
    {
        var zone = new TimeZoneRule();
        Assert.True(zone.Set(text));
        var standardS = standardMinutes * 60;

        Assert.Equal(standardS, zone.OffsetS(ZoneChanges.S(from) - 1));
        Assert.Equal(standardS + 3600, zone.OffsetS(ZoneChanges.S(from)));
        Assert.Equal(standardS + 3600, zone.OffsetS(ZoneChanges.S(to) - 1));
        Assert.Equal(standardS, zone.OffsetS(ZoneChanges.S(to)));
    }

    [Theory]
    [InlineData(Amsterdam, "2026-03-29T00:59:59", "2026-03-29T01:59:59")]
    [InlineData(Amsterdam, "2026-03-29T01:00:00", "2026-03-29T03:00:00")]
    [InlineData(Amsterdam, "2026-10-25T00:59:59", "2026-10-25T02:59:59")]
    [InlineData(Amsterdam, "2026-10-25T01:00:00", "2026-10-25T02:00:00")]
    [InlineData(London, "2026-07-01T12:00:00", "2026-07-01T13:00:00")]
    [InlineData(NewYork, "2026-11-01T05:59:59", "2026-11-01T01:59:59")]
    [InlineData(NewYork, "2026-11-01T06:00:00", "2026-11-01T01:00:00")]
    [InlineData(Sydney, "2026-01-01T00:00:00", "2026-01-01T11:00:00")]
    [InlineData(Sydney, "2026-07-01T00:00:00", "2026-07-01T10:00:00")]
    [InlineData("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-07-01T12:00:00", "2026-07-01T13:00:00")]
    [InlineData("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-12-01T12:00:00", "2026-12-01T12:00:00")]
    [InlineData("IST-5:30", "2026-07-01T12:00:00", "2026-07-01T17:30:00")]
    [InlineData("NST3:30NDT,M3.2.0,M11.1.0", "2026-07-01T12:00:00", "2026-07-01T09:30:00")]
    [InlineData("<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45", "2026-01-01T12:00:00", "2026-01-02T01:45:00")]
    [InlineData("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59", "2026-03-28T22:59:59")]
    [InlineData("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00", "2026-03-29T00:00:00")]
    [InlineData("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-26T23:59:59", "2026-03-27T01:59:59")]
    [InlineData("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-27T00:00:00", "2026-03-27T03:00:00")]
    [InlineData("<-03>3", "2026-01-01T12:00:00", "2026-01-01T09:00:00")]
    public void Given_a_zone_When_an_instant_is_asked_for_Then_the_wall_clock_shows_this(string text, string utc, string local)
    {
        var zone = new TimeZoneRule();
        Assert.True(zone.Set(text));

        Assert.Equal(ZoneChanges.S(local), zone.ToLocal(ZoneChanges.S(utc)));
    }

    [Theory]
    [InlineData("AAA0BBB,J60/0,J300/0", "2027-03-01T00:00")] // 29 February is never counted: 1 March in any year.
    [InlineData("AAA0BBB,J60/0,J300/0", "2028-03-01T00:00")]
    [InlineData("AAA0BBB,J59/0,J300/0", "2028-02-28T00:00")]
    [InlineData("AAA0BBB,59/0,300/0", "2027-03-01T00:00")] // Counted from 0: day 59 is 29 February in a leap year.
    [InlineData("AAA0BBB,59/0,300/0", "2028-02-29T00:00")]
    [InlineData("AAA0BBB,J1/0,J300/0", "2028-01-01T00:00")]
    [InlineData("AAA0BBB,J365,J300/0", "2028-12-31T02:00")]
    [InlineData("AAA0BBB,365/0,J300/0", "2028-12-31T00:00")]
    [InlineData("AAA0BBB,365/0,J300/0", "2028-01-01T00:00")] // 2027 has no day 365: its change falls into 2028.
    [InlineData("AAA0BBB,M3.1.0/167,M10.1.0", "2027-03-13T23:00")]
    [InlineData("AAA0BBB,M1.1.5/-167,M10.1.0", "2026-12-25T01:00")] // 1 January 2027 less 167 h.
    [InlineData("AAA0BBB,M2.5.2/+1:02:03,M10.1.0", "2028-02-29T01:02:03")]
    [InlineData("AAA0BBB", "2026-03-08T02:00")] // No rule: that of the United States.
    [InlineData("AAA-1BBB-3:30:15,M3.1.0,M10.1.0", "2027-03-07T01:00")]
    public void Given_a_form_of_rule_When_its_start_comes_Then_it_is_at_that_second(string text, string start)
    {
        var zone = new TimeZoneRule();
        Assert.True(zone.Set(text));
        var standardS = zone.OffsetS(ZoneChanges.S(start) - 1);

        Assert.NotEqual(standardS, zone.OffsetS(ZoneChanges.S(start)));
        Assert.Equal(text.Contains("BBB-3:30:15", System.StringComparison.Ordinal) ? 12615 : standardS + 3600, zone.OffsetS(ZoneChanges.S(start)));
    }

    [Theory]
    [InlineData("XXX3EDT4,0/0,J365/23")] // The usual way to write summer time for ever; here an hour behind.
    [InlineData("AAA5BBB,J1/0,J365/25")]
    public void Given_a_summer_time_without_end_When_two_years_are_walked_Then_the_offset_never_changes(string text)
    {
        var zone = new TimeZoneRule();
        Assert.True(zone.Set(text));
        for (var utcS = ZoneChanges.S("2027-01-01T06:00"); utcS < ZoneChanges.S("2029-01-02"); utcS += 1800) Assert.Equal(-4 * 3600, zone.OffsetS(utcS));
    }
}
