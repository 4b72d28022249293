using System;
using System.IO;
using System.Linq;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

public sealed class FeedLogTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 14, 10, 15, 30, TimeSpan.Zero));
    private readonly StringWriter _text = new();

    public void Dispose() => _text.Dispose();

    private string[] Lines => _text.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void Given_ATroubleEverySecond_When_TwoMinutesPass_Then_OneLinePerMinuteTellsHowManyWereLeftOut()
    {
        var log = new FeedLog(_text, _time, isVerbose: false);
        for (int second = 0; second <= 120; second++)
        {
            log.Repeating("crc", "wrong checksum");
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(
            [
                "2026-03-14 10:15:30 wrong checksum",
                "2026-03-14 10:16:30 wrong checksum (59 more since the last line)",
                "2026-03-14 10:17:30 wrong checksum (59 more since the last line)",
            ],
            Lines);
    }

    [Fact]
    public void Given_TwoKindsOfTrouble_When_TheyComeTogether_Then_BothAreWritten()
    {
        var log = new FeedLog(_text, _time, isVerbose: false);
        log.Repeating("crc", "wrong checksum");
        log.Repeating("cut", "cut off");

        Assert.Equal(2, Lines.Length);
    }

    [Fact]
    public void Given_MoreKindsThanItRemembers_When_Written_Then_NoneIsLost()
    {
        var log = new FeedLog(_text, _time, isVerbose: false);
        for (int kind = 0; kind < 1000; kind++) log.Repeating($"kind {kind}", "text");

        Assert.Equal(1000, Lines.Length);
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 4)]
    public void Given_Verbose_When_DetailsAndRepetitionsCome_Then_AllOfThemAreWritten(bool isVerbose, int lines)
    {
        var log = new FeedLog(_text, _time, isVerbose);
        log.Line("line");
        log.Detail("detail");
        log.Repeating("kind", "trouble");
        log.Repeating("kind", "trouble");

        Assert.Equal(lines, Lines.Length);
    }

    [Fact]
    public void Given_ControlCharactersFromOutside_When_Written_Then_TheyForgeNoLine()
    {
        new FeedLog(_text, _time, isVerbose: false).Line("meter \u001b[2J\r\nforged");

        Assert.Equal("2026-03-14 10:15:30 meter ?[2J??forged", Lines.Single());
    }
}
