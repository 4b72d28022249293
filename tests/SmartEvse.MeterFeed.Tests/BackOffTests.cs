using System;
using System.Linq;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

public class BackOffTests
{
    [Theory]
    [InlineData(5, 60, "5 10 20 40 60 60")]
    [InlineData(1, 15, "1 2 4 8 15 15")]
    [InlineData(7, 7, "7 7 7 7 7 7")]
    public void Given_FirstAndLongest_When_AskedAgainAndAgain_Then_TheWaitDoublesUpToTheLongest(int first, int longest, string waits)
    {
        var backOff = new BackOff(TimeSpan.FromSeconds(first), TimeSpan.FromSeconds(longest));

        Assert.Equal(waits, string.Join(' ', Enumerable.Range(0, 6).Select(_ => backOff.Next().TotalSeconds)));
        backOff.Reset();
        Assert.Equal(first, backOff.Next().TotalSeconds);
    }
}
