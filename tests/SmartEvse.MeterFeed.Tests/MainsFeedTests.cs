using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;
using SmartEvse.MeterFeed.Publishing;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

public sealed class MainsFeedTests : IFeedOutput, IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly FeedCounters _counters = new();
    private readonly StringWriter _log = new();
    private readonly List<(double Second, string Payload)> _sent = [];
    private bool _hasBroker = true;
    private MainsFeed _feed;

    public MainsFeedTests() => _feed = Make(new MainsFeedOptions());

    public void Dispose() => _log.Dispose();

    private long NowMs => (long)(_time.GetUtcNow() - _time.Start).TotalMilliseconds;

    bool IFeedOutput.Send(string payload)
    {
        if (_hasBroker) _sent.Add((NowMs / 1000.0, payload));
        return _hasBroker;
    }

    [Fact]
    public void Given_AMeterOfOneTelegramPerSecond_When_ItRunsForAMinute_Then_EveryReadingIsSentOnce()
    {
        for (int second = 0; second < 60; second++) TakeAt(second, current: second);

        Assert.Equal(Enumerable.Range(0, 60).Select(second => ((double)second, $"{second}:0:0:-1:-1")), _sent);
        Assert.Equal("", LogText);
    }

    [Fact]
    public void Given_AMeterOfOneTelegramPerTenSeconds_When_ItRuns_Then_EveryReadingIsSentOnceAndNothingBetween()
    {
        for (int second = 0; second < 100; second += 10) TakeAt(second, current: second);

        Assert.Equal(Enumerable.Range(0, 10).Select(i => ((double)(10 * i), $"{10 * i}:0:0:-1:-1")), _sent);
        Assert.Equal("", LogText);
    }

    [Theory]
    [InlineData(0.1, 100, 10)]
    [InlineData(0.5, 20, 10)]
    [InlineData(0.9, 100, 75)] // A reading that is dropped leaves a gap of 1.8 s.
    public void Given_ReadingsFasterThanOnePerSecond_When_Taken_Then_OnePerSecondIsSentAndTheRestIsCounted(double interval, int readings, int expected)
    {
        for (int i = 0; i < readings; i++) TakeAt(i * interval, current: i);

        Assert.InRange(_sent.Count, expected, expected + 1);
        Assert.Equal(readings - _sent.Count, _counters[FeedCount.TooSoon]);
    }

    [Fact]
    public void Given_AMeterOfOnePerSecondWithJitter_When_Taken_Then_NothingIsLost()
    {
        for (int i = 0; i < 30; i++) TakeAt(i + (i % 2 == 1 ? -0.2 : 0), current: i);

        Assert.Equal(30, _sent.Count);
    }

    [Fact]
    public void Given_AnyArrivalTimes_When_Taken_Then_NoWindowHoldsMoreThanOneMessagePerSecond() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, 3000).ArrayOf()), gapsMs =>
        {
            using var test = new MainsFeedTests();
            double second = 0;
            foreach (int gapMs in gapsMs) test.TakeAt(second += gapMs / 1000.0, current: 1);
            for (int from = 0; from < test._sent.Count; from++)
                for (int to = from; to < test._sent.Count; to++)
                    if (to - from > test._sent[to].Second - test._sent[from].Second + RateGate.Jitter.TotalSeconds + 1e-6)
                        return false;
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Given_ABridgeThatRepeatsOneTelegram_When_MoreThanTenSecondsPass_Then_ItIsDroppedAndReportedUntilTheClockMoves()
    {
        for (int second = 0; second <= 20; second++) TakeAt(second, current: 5, meterTime: "260314101530W");
        TakeAt(21, current: 6, meterTime: "260314101551W");

        Assert.Equal([.. Enumerable.Range(0, 11).Select(second => (double)second), 21.0], _sent.Select(message => message.Second));
        Assert.Equal(10, _counters[FeedCount.Frozen]);
        Assert.Contains("the meter's clock stands still at 260314101530W", LogText);
    }

    [Fact]
    public void Given_AMeterWithoutAClock_When_Taken_Then_ItIsNeverFrozen()
    {
        for (int second = 0; second < 60; second++) TakeAt(second, current: 5, meterTime: "");

        Assert.Equal(60, _sent.Count);
    }

    [Fact]
    public void Given_Silence_When_ItLasts_Then_ItIsReportedAtElevenSecondsThenEachMinuteAndWhenItEnds()
    {
        TakeAt(0, current: 1);
        AdvanceTo(200);
        TakeAt(200, current: 2);

        Assert.Equal(
            [
                "00:00:11 no usable meter reading for 11 s: the charger stops Smart and Solar charging after 11 s",
                "00:01:11 no usable meter reading for 71 s: the charger stops Smart and Solar charging after 11 s",
                "00:02:11 no usable meter reading for 131 s: the charger stops Smart and Solar charging after 11 s",
                "00:03:11 no usable meter reading for 191 s: the charger stops Smart and Solar charging after 11 s",
                "00:03:20 meter readings are back after 200 s",
            ],
            LogLines);
        Assert.Equal([0.0, 200.0], _sent.Select(message => message.Second));
    }

    [Fact]
    public void Given_NoReadingEver_When_ElevenSecondsPass_Then_ItIsReported()
    {
        AdvanceTo(11);

        Assert.Single(LogLines);
        Assert.Empty(_sent);
    }

    [Fact]
    public void Given_OnlyFrozenReadings_When_TheyGoOn_Then_SilenceIsReportedAsWell()
    {
        for (int second = 0; second <= 40; second++) TakeAt(second, current: 5, meterTime: "260314101530W");

        Assert.Contains(LogLines, line => line.StartsWith("00:00:21 no usable meter reading for 11 s", StringComparison.Ordinal));
    }

    [Fact]
    public void Given_NoBroker_When_AReadingComes_Then_ItIsDroppedForGood()
    {
        _hasBroker = false;
        TakeAt(0, current: 1);
        TakeAt(1, current: 2);
        _hasBroker = true;
        AdvanceTo(2);
        TakeAt(2.1, current: 3);

        Assert.Equal([(2.1, "3:0:0:-1:-1")], _sent);
        Assert.Equal((2, 1), (_counters[FeedCount.Dropped], _counters[FeedCount.Sent]));
    }

    [Fact]
    public void Given_AnEstimatedReading_When_NotAllowed_Then_ItIsRefusedAndTheFeedCountsAsSilent()
    {
        for (int second = 0; second <= 12; second++)
        {
            AdvanceTo(second);
            _feed.Take(new MeterReading(50, 0, 0, 1150, null, "", IsEstimated: true));
        }

        Assert.Empty(_sent);
        Assert.Equal(13, _counters[FeedCount.Refused]);
        Assert.Contains("--allow-estimated", LogText);
        Assert.Contains("no usable meter reading for 11 s", LogText);
    }

    [Fact]
    public void Given_AnEstimatedReading_When_Allowed_Then_ItIsSent()
    {
        _feed = Make(new MainsFeedOptions { AllowEstimated = true });

        _feed.Take(new MeterReading(50, 0, 0, 1150, null, "", IsEstimated: true));

        Assert.Equal("50:0:0:1150:-1", _sent.Single().Payload);
    }

    [Fact]
    public void Given_ALongRun_When_TenMinutesPass_Then_TheCountersArePrintedOncePerTenMinutes()
    {
        for (int second = 0; second <= 1300; second++) TakeAt(second, current: 1);

        Assert.Equal(
            [
                "00:10:00 good 0, bad CRC 0, cut 0, oversized 0, no CRC 0, refused 0, frozen 0, too soon 0, sent 600, dropped 0",
                "00:20:00 good 0, bad CRC 0, cut 0, oversized 0, no CRC 0, refused 0, frozen 0, too soon 0, sent 1200, dropped 0",
            ],
            LogLines);
    }

    private string LogText => _log.ToString();

    /// <summary>Without the date.</summary>
    private string[] LogLines => LogText.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(line => line[11..]).ToArray();

    private MainsFeed Make(MainsFeedOptions options) => new(this, options, _counters, new FeedLog(_log, _time, isVerbose: false), _time);

    private void TakeAt(double second, int current, string? meterTime = null)
    {
        AdvanceTo(second);
        _feed.Take(new MeterReading(current, 0, 0, null, null, meterTime ?? $"at {second}"));
    }

    /// <summary>With a tick at each full second, as the program does.</summary>
    private void AdvanceTo(double second)
    {
        long targetMs = (long)Math.Round(second * 1000);
        while (NowMs < targetMs)
        {
            long stepMs = Math.Min(targetMs - NowMs, 1000 - NowMs % 1000);
            _time.Advance(TimeSpan.FromMilliseconds(stepMs));
            if (NowMs % 1000 == 0) _feed.Tick();
        }
    }
}
