using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using SmartEvse.MeterFeed.HomeWizard;
using SmartEvse.MeterFeed.Values;
using SmartEvse.TestSupport;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

/// <summary>When a device is asked, and what becomes of its answers, in virtual time.</summary>
public sealed class HomeWizardSourceTests : IDisposable
{
    private readonly SourceBench _bench = new();
    private readonly List<string> _told = [];
    private readonly InlineContinuations _inline = new();
    private readonly CancellationTokenSource _stop = new();

    public void Dispose()
    {
        _inline.Dispose();
        _stop.Dispose();
    }

    [Theory]
    [InlineData(1, 0, "0 1 2 3 4")]
    [InlineData(2, 0, "0 2 4")]
    [InlineData(1, 0.4, "0 1 2 3 4")] // From the beginning of one request to the next.
    [InlineData(1, 2.5, "0 2.5")]
    public async Task Given_ADevice_When_ItIsAsked_Then_OneRequestFollowsTheOther(double interval, double answersAfter, string asked)
    {
        var device = new Device(_bench, _ => (HttpStatusCode.OK, """{"active_power_l1_w":230}""")) { AnswersAfter = TimeSpan.FromSeconds(answersAfter) };

        await RunAsync(device, HomeWizardVersion.V1, interval, seconds: 4.9);

        Assert.Equal(asked, string.Join(' ', device.Asked.Select(second => FormattableString.Invariant($"{second}"))));
        Assert.Equal(1, device.MostAtOnce);
        Assert.Equal("http://meter/api/v1/data", device.Last!.RequestUri!.ToString());
        Assert.Null(device.Last.Headers.Authorization);
    }

    [Fact]
    public async Task Given_AnAnswerThatIsTooLate_When_ThreeSecondsHavePassed_Then_ItIsNotWaitedForAndThereIsAPause()
    {
        var device = new Device(_bench, _ => (HttpStatusCode.OK, """{"active_power_l1_w":230}""")) { AnswersAfter = TimeSpan.FromSeconds(60) };
        Task reading = ReadAllAsync(device, HomeWizardVersion.V1, 1);

        _bench.Time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.Empty(_bench.Lines);
        _bench.Time.Advance(TimeSpan.FromSeconds(0.1));
        // The client library notices a time-out on another thread.
        Assert.True(Eventually.Holds(() => _bench.Lines.Contains("no answer from http://meter/api/v1/data within 3 s"), TimeSpan.FromSeconds(10)));
        Assert.True(Eventually.Holds(() =>
        {
            _bench.Time.Advance(TimeSpan.FromSeconds(0.1));
            return device.Asked.Count == 2;
        }, TimeSpan.FromSeconds(10)));
        Assert.True(device.Asked[1] >= 4, $"asked at {device.Asked[1]}");
        Assert.Empty(_told);
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task Given_V2_When_ItIsAsked_Then_TokenAndVersionAreSent()
    {
        var device = new Device(_bench, _ => (HttpStatusCode.OK, """{"power_l1_w":230}"""));

        await RunAsync(device, HomeWizardVersion.V2, 1, seconds: 0.5);

        Assert.Equal("/api/measurement", device.Last!.RequestUri!.AbsolutePath);
        Assert.Equal("Bearer 0123456789ABCDEF", device.Last.Headers.Authorization!.ToString());
        Assert.Equal("2", device.Last.Headers.GetValues("X-Api-Version").Single());
    }

    [Fact]
    public async Task Given_AMeterOfOneMeasurementInTenSeconds_When_AskedEachSecond_Then_EachIsPassedOnOnce()
    {
        var device = new Device(_bench, second => (HttpStatusCode.OK, $$"""{"timestamp":"2026-03-14T10:15:{{(int)second / 10 * 10:00}}","power_l1_w":{{((int)second / 10 + 1) * 230}}}"""));

        await RunAsync(device, HomeWizardVersion.V2, 1, seconds: 35);

        Assert.Equal(["0 10:0:0:230:-1", "10 20:0:0:460:-1", "20 30:0:0:690:-1", "30 40:0:0:920:-1"], _told);
        Assert.Equal(0, _bench.Counters[FeedCount.Frozen]);
    }

    [Fact]
    public async Task Given_ACableThatIsOut_When_TheMetersClockStandsStill_Then_NothingIsPassedOnAndTheLogSaysWhy()
    {
        var device = new Device(_bench, _ => (HttpStatusCode.OK, """{"timestamp":"2026-03-14T10:15:30","power_l1_w":230}"""));

        await RunAsync(device, HomeWizardVersion.V2, 1, seconds: 20);

        Assert.Equal(["0 10:0:0:230:-1"], _told);
        Assert.Contains("not sent: the meter's clock stands still at 2026-03-14T10:15:30; is the cable to the meter in?", _bench.Lines);
        Assert.Equal(9, _bench.Counters[FeedCount.Frozen]);
    }

    [Theory]
    [InlineData(2, 401, """{"error":"user:unauthorized"}""", "answers 401 (user:unauthorized): the token is not of this device; pair again")]
    [InlineData(1, 403, """{"error":{"id":202,"description":"API not enabled"}}""", "answers 403 (API not enabled): switch on the local API in HomeWizard's app")]
    [InlineData(1, 404, "nothing here", "answers 404: is it a HomeWizard energy device, and its firmware new enough?")]
    [InlineData(1, 500, "{}", "answers 500")]
    [InlineData(1, 302, "", "answers 302")]
    public async Task Given_ADeviceThatRefuses_When_Asked_Then_TheReasonIsToldAndThePausesGrowTo5Seconds(int version, int status, string body, string expected)
    {
        var device = new Device(_bench, _ => ((HttpStatusCode)status, body));

        await RunAsync(device, (HomeWizardVersion)version, 1, seconds: 18);

        Assert.Empty(_told);
        Assert.Equal([0.0, 1, 3, 7, 12, 17], device.Asked);
        Assert.EndsWith(expected, _bench.Lines[0]);
        Assert.Equal(6, _bench.Counters[FeedCount.Refused]);
    }

    [Fact]
    public async Task Given_ADeviceThatIsAway_When_ItComesBack_Then_ItIsAskedAsOftenAsBefore()
    {
        var device = new Device(_bench, second => second < 5 ? throw new HttpRequestException("Connection refused") : (HttpStatusCode.OK, """{"active_power_l1_w":230}"""));

        await RunAsync(device, HomeWizardVersion.V1, 1, seconds: 9.5);

        Assert.Equal([0.0, 1, 3, 7, 8, 9], device.Asked);
        Assert.Equal("cannot ask http://meter/api/v1/data: Connection refused", _bench.Lines[0]);
    }

    private async Task RunAsync(Device device, HomeWizardVersion version, double interval, double seconds)
    {
        Task reading = ReadAllAsync(device, version, interval);
        for (int i = 0; i < seconds * 10; i++) _bench.Time.Advance(TimeSpan.FromSeconds(0.1));
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    private async Task ReadAllAsync(Device device, HomeWizardVersion version, double interval)
    {
        using var http = new HttpClient(device) { Timeout = Timeout.InfiniteTimeSpan };
        var source = new HomeWizardSource(
            http, new Uri("http://meter"), version, "0123456789ABCDEF", TimeSpan.FromSeconds(interval), _bench.Maker, _bench.Counters, _bench.Log, _bench.Time);
        await foreach (MeterReading reading in source.ReadAsync(_stop.Token).ConfigureAwait(false)) _told.Add(FormattableString.Invariant($"{_bench.Seconds} {_bench.PayloadOf(reading)}"));
    }

    /// <summary>The device: answers after a time, and notes when it was asked.</summary>
    private sealed class Device(SourceBench bench, Func<double, (HttpStatusCode Status, string Body)> answer) : HttpMessageHandler
    {
        private int _atOnce;

        public TimeSpan AnswersAfter { get; init; }

        public List<double> Asked { get; } = [];

        public int MostAtOnce { get; private set; }

        public HttpRequestMessage? Last { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(Math.Round(bench.Seconds, 3));
            Last = request;
            MostAtOnce = Math.Max(MostAtOnce, ++_atOnce);
            try
            {
                if (AnswersAfter > TimeSpan.Zero) await Task.Delay(AnswersAfter, bench.Time, cancellationToken).ConfigureAwait(false);
                (HttpStatusCode status, string body) = answer(bench.Seconds);
                return new HttpResponseMessage(status) { Content = new StringContent(body) };
            }
            finally
            {
                _atOnce--;
            }
        }
    }
}
