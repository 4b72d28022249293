using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Extensions.Time.Testing;
using SmartEvse.MeterFeed.Publishing;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

/// <summary>Which of three sources is sent, second by second. A letter is a source that tells something in that second.</summary>
public sealed class FailOverTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly StringWriter _log = new();

    public void Dispose() => _log.Dispose();

    [Theory]
    // The first is used as long as it tells something, and has its time at the start.
    [InlineData("abc abc abc abc abc abc abc abc abc abc", "a a a a a a a a a a")]
    [InlineData("bc abc bc bc abc bc bc abc", "- a - - a - - a")]
    [InlineData("b b b b b b b b b b", "- - - - b b b b b b")]
    // Silent for more than 3 s: the next that is fresh, the better of two.
    [InlineData("abc c bc bc bc bc bc", "a - - - b b b")]
    [InlineData("abc c c c c c c", "a - - - c c c")]
    [InlineData("ac c c bc c c bc", "a - - - - - b")] // b is the better one, and has told something a moment ago.
    // Back after it has been good for 5 s without a gap; at most one of two within a second passes the rate gate behind this.
    [InlineData("a b b b b ab ab ab ab ab ab ab", "a - - - b b b b b b ba a")]
    [InlineData("a b b b b ab b b b b ab ab ab ab ab ab ab", "a - - - b b b b b b b b b b b ba a")]
    // At once when there is nothing better.
    [InlineData("a b b b b - - - - a a", "a - - - b - - - - a a")]
    // Nothing is sent in place of what nobody tells; then the first to be back is used.
    [InlineData("abc - - - - - - abc abc", "a - - - - - - c c")]
    public void Given_WhatTheSourcesTell_When_OneIsChosen_Then_ItIsThatOfTheTable(string told, string sent)
    {
        var failOver = new FailOver(["a", "b", "c"], new FailOverOptions(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(5)), new FeedLog(_log, _time, false), _time);
        var result = new List<string>();
        foreach (string second in told.Split(' '))
        {
            // The worse first: the order within a second must not matter.
            string chosen = string.Concat(second.Where(c => c != '-').Reverse().Where(c => failOver.Take(c - 'a')));
            result.Add(chosen.Length == 0 ? "-" : chosen);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(sent, string.Join(' ', result));
    }

    [Fact]
    public void Given_AChange_When_ItHappens_Then_TheLogSaysWhy()
    {
        var failOver = new FailOver(["the cable", "the bridge"], FailOverOptions.Default, new FeedLog(_log, _time, false), _time);
        for (int second = 0; second <= 90; second++)
        {
            if (second is < 5 or > 20) failOver.Take(0);
            failOver.Take(1);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(
            ["00:00:11 now using the bridge: the cable has told nothing usable for 7 s", "00:01:21 now using the cable: it has been good for 60 s"],
            _log.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(line => line[11..]));
    }
}
