using System;
using SmartEvse.MeterFeed.Sources;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

public class ReplayPaceTests
{
    [Theory]
    [InlineData("original", null)]
    [InlineData("0", 0.0)]
    [InlineData("2.5", 2.5)]
    [InlineData("3600", 3600.0)]
    public void Given_AGoodText_When_Parsed_Then_ThePaceIsKnown(string text, double? seconds)
    {
        Assert.True(ReplayPace.TryParse(text, out ReplayPace pace));
        Assert.Equal(seconds, pace.Interval?.TotalSeconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("3601")]
    [InlineData("1e3")]
    [InlineData("1,5")]
    [InlineData("Original")]
    [InlineData("99999999999999999999999999999999")]
    public void Given_ABadText_When_Parsed_Then_ItIsRefused(string text) => Assert.False(ReplayPace.TryParse(text, out _));

    [Theory]
    [InlineData("260314101530W", "260314101531W", 1)]
    [InlineData("260314101530W", "260314101540W", 10)]
    [InlineData("260329015955W", "260329030000S", 5)] // Summer time begins.
    [InlineData("261025025955S", "261025020000W", 5)] // Summer time ends.
    [InlineData("260314101530W", "260314101530W", 0)]
    [InlineData("260314101530W", "260314101529W", 0)]
    [InlineData("260314101530W", "260315101530W", 60)] // A gap in the recording.
    [InlineData(null, "260314101530W", 0)]
    [InlineData("260314101530W", "261314101530W", 0)]
    public void Given_TwoTelegrams_When_TheOriginalPaceIsAsked_Then_ItIsTheDifferenceOfTheirClocks(string? before, string now, int seconds) =>
        Assert.Equal(seconds, ReplayPace.Original.Pause(before, now).TotalSeconds);
}
