using System;
using SmartEvse.Core.Time;
using Xunit;

namespace SmartEvse.Core.Tests.Time;

/// <summary>Every half hour from 2024 to 2037 against two others: the IANA data as a table, and .NET's own evaluation of the same rules.</summary>
public sealed class ZoneDataTests
{
    private const int StepS = 1800;
    private static readonly long FirstS = ZoneChanges.S("2024-01-01T00:00");
    private static readonly long AfterS = ZoneChanges.S("2038-01-01T00:00");

    /// <summary>The zones of the table.</summary>
    public static TheoryData<string> Names() => ZoneChanges.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Given_the_data_of_a_zone_When_every_half_hour_of_14_years_is_asked_for_Then_no_offset_differs(string name)
    {
        var known = ZoneChanges.Of(name);
        var zone = new TimeZoneRule();
        Assert.True(zone.Set(known.Text));
        var next = 0;
        var expectedS = 0;
        var instants = 0;
        for (var utcS = FirstS; utcS < AfterS; utcS += StepS, instants++)
        {
            while (next < known.Changes.Count && known.Changes[next].UtcS <= utcS) expectedS = known.Changes[next++].OffsetS;
            if (zone.OffsetS(utcS) != expectedS) Assert.Fail($"{name} at {utcS}: {zone.OffsetS(utcS)} instead of {expectedS}");
        }

        Assert.Equal(245_472, instants);
        Assert.Equal(known.Changes.Count, next);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Given_the_data_of_a_zone_When_the_seconds_around_each_change_are_asked_for_backwards_Then_no_offset_differs(string name)
    {
        var known = ZoneChanges.Of(name);
        var zone = new TimeZoneRule();
        Assert.True(zone.Set(known.Text));
        for (var i = known.Changes.Count - 1; i > 0; i--)
        {
            Assert.Equal(known.Changes[i].OffsetS, zone.OffsetS(known.Changes[i].UtcS));
            Assert.Equal(known.Changes[i - 1].OffsetS, zone.OffsetS(known.Changes[i].UtcS - 1));
        }
    }

    // Nuuk and Jerusalem are not here: .NET has no change on the day before or after a given weekday of the month.
    [Theory]
    [InlineData("Europe/Amsterdam", 60, 60, "3.5 02:00", "10.5 03:00")]
    [InlineData("Europe/London", 0, 60, "3.5 01:00", "10.5 02:00")]
    [InlineData("Europe/Dublin", 60, -60, "10.5 02:00", "3.5 01:00")]
    [InlineData("America/New_York", -300, 60, "3.2 02:00", "11.1 02:00")]
    [InlineData("America/St_Johns", -210, 60, "3.2 02:00", "11.1 02:00")]
    [InlineData("Australia/Sydney", 600, 60, "10.1 02:00", "4.1 03:00")]
    [InlineData("Pacific/Chatham", 765, 60, "9.5 02:45", "4.1 03:45")]
    [InlineData("Asia/Kolkata", 330, 0, "", "")]
    [InlineData("America/Sao_Paulo", -180, 0, "", "")]
    public void Given_the_same_rules_in_dot_net_When_every_half_hour_of_14_years_is_asked_for_Then_no_offset_differs(string name, int standardMinutes, int summerMinutes, string start, string end)
    {
        TimeZoneInfo.AdjustmentRule[] rules = summerMinutes == 0
            ? []
            : [TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromMinutes(summerMinutes), Sunday(start), Sunday(end))];
        var other = TimeZoneInfo.CreateCustomTimeZone(name, TimeSpan.FromMinutes(standardMinutes), name, name, name, rules);
        var zone = new TimeZoneRule();
        Assert.True(zone.Set(ZoneChanges.Of(name).Text));
        for (var utcS = FirstS; utcS < AfterS; utcS += StepS)
        {
            var expectedS = (int)other.GetUtcOffset(DateTime.UnixEpoch.AddSeconds(utcS)).TotalSeconds;
            if (zone.OffsetS(utcS) != expectedS) Assert.Fail($"{name} at {utcS}: {zone.OffsetS(utcS)} instead of {expectedS}");
        }
    }

    // "3.5 02:00": the last Sunday of March at 2.
    private static TimeZoneInfo.TransitionTime Sunday(string rule)
    {
        var word = rule.Split('.', ' ');
        return TimeZoneInfo.TransitionTime.CreateFloatingDateRule(DateTime.MinValue + TimeSpan.Parse(word[2]), int.Parse(word[0]), int.Parse(word[1]), DayOfWeek.Sunday);
    }
}
