using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;
using SmartEvse.MeterFeed.Publishing;
using SmartEvse.MeterFeed.Values;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

public sealed class ReadingFeedTests : IFeedOutput, IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly FeedCounters _counters = new();
    private readonly StringWriter _log = new();
    private readonly List<(double Second, string Payload)> _sent = [];
    private SendResult _answer = SendResult.Sent;
    private ReadingFeed _feed;

    public ReadingFeedTests() => _feed = Make(new ReadingFeedOptions());

    public void Dispose() => _log.Dispose();

    private long NowMs => (long)(_time.GetUtcNow() - _time.Start).TotalMilliseconds;

    SendResult IFeedOutput.Send(MeterKind kind, string payload)
    {
        if (_answer == SendResult.Sent) _sent.Add((NowMs / 1000.0, payload));
        return _answer;
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
    [InlineData(0.9, 100, 90)]
    public void Given_ReadingsFasterThanOnePerSecond_When_Taken_Then_OnePerSecondIsSentAndTheRestIsCounted(double interval, int readings, int expected)
    {
        for (int i = 0; i < readings; i++) TakeAt(i * interval, current: i);

        Assert.InRange(_sent.Count, expected, expected + 1);
        // One may still wait for its turn.
        Assert.InRange(readings - _sent.Count - _counters[FeedCount.TooSoon], 0, 1);
    }

    [Fact]
    public void Given_ABurst_When_ItsTurnComes_Then_TheNewestIsSentAndTheOnesBeforeItNever()
    {
        for (int i = 0; i < 5; i++) TakeAt(i * 0.1, current: i);
        AdvanceTo(9);

        Assert.Equal([(0.0, "0:0:0:-1:-1"), (1.0, "4:0:0:-1:-1")], _sent);
        Assert.Equal(3, _counters[FeedCount.TooSoon]);
    }

    [Fact]
    public void Given_ABrokerThatIsSlow_When_ItIsReadyAgain_Then_OnlyTheNewestReadingIsSent()
    {
        _answer = SendResult.Busy;
        for (int second = 0; second < 4; second++) TakeAt(second, current: second);
        _answer = SendResult.Sent;
        AdvanceTo(10);

        Assert.Equal([(4.0, "3:0:0:-1:-1")], _sent);
        Assert.Equal(3, _counters[FeedCount.TooSoon]);
    }

    [Fact]
    public void Given_ABrokerThatHangs_When_TheReadingHasWaitedFiveSeconds_Then_ItIsDroppedForGood()
    {
        _answer = SendResult.Busy;
        TakeAt(0, current: 1);
        AdvanceTo(6);
        _answer = SendResult.Sent;
        AdvanceTo(20);

        Assert.Empty(_sent);
        Assert.Equal(1, _counters[FeedCount.Dropped]);
        Assert.Contains("the broker has not taken the message before yet", LogText);
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
            using var test = new ReadingFeedTests();
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
        _answer = SendResult.NoBroker;
        TakeAt(0, current: 1);
        TakeAt(1, current: 2);
        _answer = SendResult.Sent;
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
        _feed = Make(new ReadingFeedOptions { AllowEstimated = true });

        _feed.Take(new MeterReading(50, 0, 0, 1150, null, "", IsEstimated: true));

        Assert.Equal("50:0:0:1150:-1", _sent.Single().Payload);
    }

    [Fact]
    public void Given_ALongRun_When_TenMinutesPass_Then_TheCountersArePrintedOncePerTenMinutes()
    {
        var report = new CounterReport(_counters, new FeedLog(_log, _time, isVerbose: false), _time);
        for (int second = 0; second <= 1300; second++)
        {
            TakeAt(second, current: 1);
            report.Tick();
        }

        Assert.Equal(
            [
                "00:10:00 good 0, bad CRC 0, cut 0, oversized 0, no CRC 0, refused 0, frozen 0, too soon 0, sent 601, dropped 0",
                "00:20:00 good 0, bad CRC 0, cut 0, oversized 0, no CRC 0, refused 0, frozen 0, too soon 0, sent 1201, dropped 0",
            ],
            LogLines);
    }

    [Theory]
    [InlineData(MeterKind.Mains, -2000, "L1 comes to -200 A: more than the charger accepts")]
    [InlineData(MeterKind.Ev, 1000, "L1 comes to 100 A: more than the charger accepts")]
    [InlineData(MeterKind.Ev, -60, "L1 of the EV meter runs backwards (-6 A): is its sign inverted?")]
    public void Given_AReadingTheChargerWouldRefuse_When_Taken_Then_ItIsNotSentAndTheReasonIsTold(MeterKind kind, int da, string reason)
    {
        _feed = Make(new ReadingFeedOptions { Kind = kind });

        _feed.Take(new MeterReading(da, 0, 0, null, null));

        Assert.Empty(_sent);
        Assert.Equal(1, _counters[FeedCount.Refused]);
        Assert.Contains("not sent: " + reason, LogText);
    }

    [Fact]
    public void Given_TwoSources_When_TheFirstIsFrozen_Then_TheSecondTakesOver()
    {
        _feed = Make(new ReadingFeedOptions { Sources = ["p1", "homewizard"] });
        for (int second = 0; second <= 20; second++)
        {
            AdvanceTo(second);
            _feed.Take(new MeterReading(1, 0, 0, null, null, "same"), 0);
            _feed.Take(new MeterReading(2, 0, 0, null, null, $"{second}"), 1);
        }

        // Its clock is given 10 s, then it has to be silent for 6 s.
        Assert.Equal([.. Enumerable.Range(0, 11).Select(second => ((double)second, "1:0:0:-1:-1")), .. Enumerable.Range(17, 4).Select(second => ((double)second, "2:0:0:-1:-1"))], _sent);
        Assert.Contains("now using homewizard: p1 has told nothing usable for 7 s", LogText);
    }

    private string LogText => _log.ToString();

    /// <summary>Without the date.</summary>
    private string[] LogLines => LogText.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(line => line[11..]).ToArray();

    private ReadingFeed Make(ReadingFeedOptions options) => new(this, options, _counters, new FeedLog(_log, _time, isVerbose: false), _time);

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
