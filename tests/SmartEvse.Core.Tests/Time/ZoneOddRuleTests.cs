using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Core.Time;
using Xunit;

namespace SmartEvse.Core.Tests.Time;

/// <summary>Rules that no country has but the grammar allows, against a slow evaluation that writes down every change of a century with .NET's calendar.</summary>
public sealed class ZoneOddRuleTests
{
    private const int StandardS = 3600;
    private const int SummerS = 7200;

    /// <summary>A change as text and as the second of the wall clock in a year.</summary>
    private sealed record Change(string Text, Func<int, long> LocalS);

    [Fact]
    public void Given_any_rule_When_six_instants_are_asked_for_in_any_order_Then_each_has_the_offset_of_the_last_change_before_it()
        => Law.Holds(
            from start in AnyChange()
            from end in AnyChange()
            from times in ZoneChanges.AnySecond("2024-01-01", "2050-01-01").ArrayOf(6)
            select (start, end, times),
            2000,
            sample =>
            {
                var zone = new TimeZoneRule();
                Assert.True(zone.Set($"AAA-1BBB,{sample.start.Text},{sample.end.Text}"));
                var starts = Enumerable.Range(2020, 35).Select(y => sample.start.LocalS(y) - StandardS).ToArray();
                var ends = Enumerable.Range(2020, 35).Select(y => sample.end.LocalS(y) - SummerS).ToArray();
                return sample.times.All(t => zone.OffsetS(t) == (starts.Where(s => s <= t).Max() >= ends.Where(s => s <= t).Max() ? SummerS : StandardS));
            });

    [Theory]
    [InlineData("AAA-1BBB,J364/100,J365/167", "2028-01-02", StandardS, "2028-01-04", SummerS)] // Both changes of a year fall into the next.
    [InlineData("AAA-1BBB,J1/-167,J2/-100", "2027-12-29", StandardS, "2028-12-26", SummerS)] // Both fall into the year before.
    public void Given_changes_that_leave_their_year_When_an_instant_and_then_a_later_one_is_asked_for_Then_both_are_right(string text, string first, int firstS, string later, int laterS)
    {
        var zone = new TimeZoneRule();
        Assert.True(zone.Set(text));

        Assert.Equal(firstS, zone.OffsetS(ZoneChanges.S(first)));
        Assert.Equal(laterS, zone.OffsetS(ZoneChanges.S(later)));
    }

    private static Gen<Change> AnyChange()
    {
        var weekday = from m in Gen.Choose(1, 12) from w in Gen.Choose(1, 5) from d in Gen.Choose(0, 6) select new Change($"M{m}.{w}.{d}", y => Second(Weekday(y, m, w, d)));
        var notCounted = Gen.Choose(1, 365).Select(n => new Change("J" + n, y => Second(new DateTime(2023, 1, 1).AddDays(n - 1) is var d ? new DateTime(y, d.Month, d.Day) : d)));
        var counted = Gen.Choose(0, 365).Select(n => new Change(n.ToString(), y => Second(new DateTime(y, 1, 1).AddDays(n))));
        return from day in Gen.OneOf(weekday, notCounted, counted)
               from hour in Gen.Choose(-167, 167)
               select new Change($"{day.Text}/{hour}", y => day.LocalS(y) + (hour * 3600));
    }

    private static DateTime Weekday(int year, int month, int week, int weekday)
    {
        var days = Enumerable.Range(1, DateTime.DaysInMonth(year, month)).Select(d => new DateTime(year, month, d)).Where(d => (int)d.DayOfWeek == weekday).ToList();
        return week == 5 ? days[^1] : days[week - 1];
    }

    private static long Second(DateTime day) => (long)(DateTime.SpecifyKind(day, DateTimeKind.Utc) - DateTime.UnixEpoch).TotalSeconds;
}
