using System;
using FsCheck.Fluent;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Core.Time;
using Xunit;

namespace SmartEvse.Core.Tests.Time;

/// <summary>The calendar, against literal dates and against .NET's.</summary>
public sealed class CivilTimeTests
{
    [Theory]
    [InlineData(0, 1970, 1, 1, 0, 0, 0, 4)]
    [InlineData(-1, 1969, 12, 31, 23, 59, 59, 3)]
    [InlineData(951_782_400, 2000, 2, 29, 0, 0, 0, 2)]
    [InlineData(1_774_746_000, 2026, 3, 29, 1, 0, 0, 0)]
    [InlineData(1_835_481_599, 2028, 2, 29, 23, 59, 59, 2)]
    [InlineData(4_102_444_799, 2099, 12, 31, 23, 59, 59, 4)]
    [InlineData(4_107_542_400, 2100, 3, 1, 0, 0, 0, 1)]
    public void Given_a_second_When_it_is_read_Then_it_is_this_date_and_back(long seconds, int year, int month, int day, int hour, int minute, int second, int weekday)
    {
        var time = new CivilTime();
        time.Read(seconds);

        Assert.Equal((year, month, day), (time.Year, time.Month, time.Day));
        Assert.Equal((hour, minute, second, weekday), (time.Hour, time.Minute, time.Second, time.Weekday));
        Assert.Equal(seconds, time.Seconds);
    }

    [Fact]
    public void Given_every_day_of_500_years_When_it_is_read_Then_it_is_that_of_another_calendar()
    {
        var time = new CivilTime();
        var first = new DateTime(1700, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var day = first; day.Year < 2200; day = day.AddDays(1))
        {
            var seconds = new DateTimeOffset(day).ToUnixTimeSeconds();
            time.Read(seconds + 43_210);
            if ((time.Year, time.Month, time.Day, time.Weekday) != (day.Year, day.Month, day.Day, (int)day.DayOfWeek)) Assert.Fail(day.ToString("O"));
            if (CivilTime.DayOf(day.Year, day.Month, day.Day) * 86_400 != seconds || CivilTime.DayOf(seconds + 86_399) * 86_400 != seconds) Assert.Fail(day.ToString("O"));
            if (CivilTime.DaysInMonth(day.Year, day.Month) != DateTime.DaysInMonth(day.Year, day.Month) || CivilTime.IsLeap(day.Year) != DateTime.IsLeapYear(day.Year)) Assert.Fail(day.ToString("O"));
        }
    }

    [Fact]
    public void Given_any_second_of_the_years_1_to_9999_When_it_is_read_Then_the_fields_make_the_same_second()
        => Law.Holds(ZoneChanges.AnySecond("0001-01-01", "9999-12-31"), 5000, seconds =>
        {
            var time = new CivilTime();
            time.Read(seconds);
            var other = DateTime.UnixEpoch.AddSeconds(seconds);
            return time.Seconds == seconds && other == new DateTime(time.Year, time.Month, time.Day, time.Hour, time.Minute, time.Second, DateTimeKind.Utc);
        });

    [Theory]
    [InlineData("2024-01-01T00:00", 1_704_067_200)]
    [InlineData("2024-02-29T12:34", 1_709_210_040)]
    [InlineData("2026-03-29T02:30", 1_774_751_400)]
    [InlineData("2099-12-31T23:59", 4_102_444_740)]
    public void Given_a_written_time_When_it_is_parsed_Then_it_is_this_second_and_is_written_the_same(string text, long seconds)
    {
        Assert.True(CivilTime.TryParse(text, out var parsed));
        Assert.Equal(seconds, parsed);
        Assert.Equal(text, CivilTime.Format(parsed));
        Assert.Equal(text, CivilTime.Format(parsed + 59));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-03-29")]
    [InlineData("2026-03-29T02:3")]
    [InlineData("2026-03-29T02:300")]
    [InlineData("2026-03-29T02:30:00")]
    [InlineData("2026-03-29T02:30Z")]
    [InlineData("2026-03-29 02:30")]
    [InlineData("2026-03-29t02:30")]
    [InlineData(" 2026-03-29T02:3")]
    [InlineData("2026/03/29T02:30")]
    [InlineData("2026-03/29T02:30")]
    [InlineData("2026-03-29T02.30")]
    [InlineData("2023-12-31T23:59")]
    [InlineData("2100-01-01T00:00")]
    [InlineData("0000-01-01T00:00")]
    [InlineData("2026-00-01T00:00")]
    [InlineData("2026-13-01T00:00")]
    [InlineData("2026-01-00T00:00")]
    [InlineData("2026-01-32T00:00")]
    [InlineData("2026-04-31T00:00")]
    [InlineData("2026-02-29T00:00")]
    [InlineData("2028-02-30T00:00")]
    [InlineData("2026-01-01T24:00")]
    [InlineData("2026-01-01T23:60")]
    [InlineData("+026-01-01T00:00")]
    [InlineData("20x6-01-01T00:00")]
    [InlineData("x026-01-01T00:00")]
    [InlineData("2026--1-01T00:00")]
    [InlineData("2026-01- 1T00:00")]
    [InlineData("2026-01-01T0x:00")]
    [InlineData("2026-01-01T00:-1")]
    [InlineData("20\u0662\u0666-01-01T00:00")] // Arabic-Indic digits.
    public void Given_anything_else_When_it_is_parsed_Then_it_is_refused(string text)
    {
        Assert.False(CivilTime.TryParse(text, out var seconds));
        Assert.Equal(CivilTime.Unknown, seconds);
    }

    [Fact]
    public void Given_any_written_time_When_one_character_is_another_Then_it_is_refused_or_a_time_that_is_written_that_way()
        => Law.Holds(
            from minutes in Gen.Choose(28_401_120, 68_374_079)
            from at in Gen.Choose(0, 15)
            from c in Gen.Elements("0123456789-:T. x".ToCharArray())
            let text = CivilTime.Format(minutes * 60L)
            select text[..at] + c + text[(at + 1)..],
            10_000,
            text => !CivilTime.TryParse(text, out var seconds) || CivilTime.Format(seconds) == text);

    [Theory]
    [InlineData(-62_167_219_200, "0000-01-01T00:00")]
    [InlineData(-62_167_219_201, "")]
    [InlineData(253_402_300_799, "9999-12-31T23:59")]
    [InlineData(253_402_300_800, "")]
    public void Given_a_second_When_its_year_has_four_digits_Then_it_can_be_written_and_otherwise_not(long seconds, string text)
    {
        Assert.Equal(text, CivilTime.Format(seconds));
    }
}
