using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SmartEvse.Core.Mqtt;
using SmartEvse.MeterFeed.MqttIn;
using SmartEvse.MeterFeed.Values;
using SmartEvse.MqttLinks;
using SmartEvse.TestSupport;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

/// <summary>When values on several topics become a reading, in virtual time; its broker is never there.</summary>
public sealed class MqttInSourceTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SourceBench _bench = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _told = [];
    private readonly MqttLink _link = MqttLinkFactory.Create();
    private readonly MqttInSource _source;
    private readonly Task _reading;

    public MqttInSourceTests()
    {
        var nowhere = new MqttConnectOptions { Host = LoopbackPort.Address, Port = LoopbackPort.Free(), ClientId = "test" };
        ValuePlace[] places = [.. new[] { (Quantity.CurrentL1, "a"), (Quantity.CurrentL2, "b"), (Quantity.CurrentL3, "c") }.Select(p => ValuePlace.Of(p.Item1, "") with { Topic = p.Item2 })];
        _source = new MqttInSource(_link, nowhere, places, _bench.Maker, _bench.Counters, _bench.Log, _bench.Time);
        _reading = ReadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _reading);
        _stop.Dispose();
        _link.Dispose();
    }

    [Fact]
    public void Given_ABurst_When_TheLastTopicHasCome_Then_ThereIsOneReadingAtOnce()
    {
        Take("c", "3");
        Take("a", "1");
        Take("b", "2");

        Assert.Equal(["0 10:20:30:-1:-1"], Told(1, advance: false));
    }

    [Fact]
    public void Given_AllTopicsKnown_When_OnlyOneTellsSomethingNew_Then_TheReadingComesAfterAMoment()
    {
        foreach (string topic in new[] { "a", "b", "c" }) Take(topic, "1");
        Told(1, advance: false);
        _bench.Time.Advance(TimeSpan.FromSeconds(2));
        Take("b", "7");

        string second = Told(2, advance: true)[1];
        Assert.EndsWith(" 10:70:10:-1:-1", second);
        Assert.True(double.Parse(second.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) >= 2.2, second);
    }

    [Fact]
    public void Given_ARetainedMessage_When_ItComes_Then_ItsTopicHasToldNothing()
    {
        Take("a", "1");
        Take("b", "2");
        Take("c", "3", isRetained: true);

        Assert.True(Eventually.Holds(() =>
        {
            _bench.Time.Advance(TimeSpan.FromMilliseconds(50));
            return _bench.Lines.Contains("refused a reading: c has told nothing yet");
        }, Patience));
        Assert.Contains("c is retained: of any age, so it does not count", _bench.Lines);
        Assert.Empty(_told);
    }

    private void Take(string topic, string payload, bool isRetained = false) => _source.Take(topic, Encoding.UTF8.GetBytes(payload), isRetained);

    /// <summary>Waits for so many readings; each begins with the second it came.</summary>
    private string[] Told(int count, bool advance)
    {
        Assert.True(Eventually.Holds(() =>
        {
            if (advance) _bench.Time.Advance(TimeSpan.FromMilliseconds(50));
            lock (_told) return _told.Count >= count;
        }, Patience));
        lock (_told) return [.. _told];
    }

    private async Task ReadAsync()
    {
        await foreach (MeterReading reading in _source.ReadAsync(_stop.Token).ConfigureAwait(false))
        {
            string told = FormattableString.Invariant($"{_bench.Seconds} {_bench.PayloadOf(reading)}");
            lock (_told) _told.Add(told);
        }
    }
}
