using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using SmartEvse.Core.Mqtt;
using SmartEvse.MeterFeed.Values;
using SmartEvse.MqttLinks;

namespace SmartEvse.MeterFeed.MqttIn;

/// <summary>
/// Values that another program publishes. Values that come together are put together at once; values on topics of their own when all
/// have come, or when nothing more has come for a moment. Retained messages are of any age and do not count.
/// </summary>
public sealed class MqttInSource : IMeterSource
{
    /// <summary>How long after the last topic of a burst the values are put together.</summary>
    public static readonly TimeSpan BurstGap = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    // What has to be looked at; newer messages need no second mark.
    private readonly Channel<bool> _marks = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly MqttLink _link;
    private readonly BrokerConnection _connection;
    private readonly MqttInValues _values;
    private readonly ReadingMaker _maker;
    private readonly FeedCounters _counters;
    private readonly FeedLog _log;
    private readonly TimeProvider _time;

    /// <summary>Prepares; <see cref="ReadAsync"/> connects.</summary>
    /// <param name="link">A client of its own.</param>
    /// <param name="options">Which broker.</param>
    /// <param name="places">Where each value stands.</param>
    /// <param name="maker">Makes readings of values.</param>
    /// <param name="counters">Counts measurements.</param>
    /// <param name="log">Tells what fails.</param>
    /// <param name="time">The clock.</param>
    public MqttInSource(
        MqttLink link, MqttConnectOptions options, IReadOnlyList<ValuePlace> places, ReadingMaker maker, FeedCounters counters, FeedLog log, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(link);
        (_link, _maker, _counters, _log, _time) = (link, maker, counters, log, time);
        _values = new MqttInValues(places, time);
        _connection = new BrokerConnection(link, options, "the meter's broker", log, time);
        link.SetHandler((topic, payload, length, retained) => Take(topic, payload.AsSpan(0, length), retained));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<MeterReading> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task connecting = _connection.MaintainAsync(Welcome, end.Token);
        try
        {
            while (true)
            {
                await _marks.Reader.ReadAsync(cancellation).ConfigureAwait(false);
                await EndOfBurstAsync(cancellation).ConfigureAwait(false);
                if (Read() is { } reading) yield return reading;
            }
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await connecting.ConfigureAwait(false);
        }
    }

    /// <summary>Takes a message.</summary>
    public void Take(string topic, ReadOnlySpan<byte> payload, bool isRetained)
    {
        if (isRetained)
        {
            _log.Repeating("retained", $"{topic} is retained: of any age, so it does not count");
            return;
        }
        lock (_gate)
        {
            if (_values.Take(topic, payload)) _marks.Writer.TryWrite(true);
        }
    }

    private async Task EndOfBurstAsync(CancellationToken cancellation)
    {
        while (!IsComplete())
        {
            await Task.Delay(BurstGap, _time, cancellation).ConfigureAwait(false);
            // Another message meanwhile begins the moment anew.
            if (!_marks.Reader.TryRead(out _)) return;
        }
        _marks.Reader.TryRead(out _);
    }

    private bool IsComplete()
    {
        lock (_gate) return _values.IsComplete;
    }

    private MeterReading? Read()
    {
        lock (_gate)
        {
            if (!_values.TryBuild(out MeterValues values, out string problem)) return _maker.Refuse(problem);
            _counters.Add(FeedCount.Good);
            return _maker.Make(values);
        }
    }

    private string Welcome()
    {
        foreach (string topic in _values.Topics)
            if (!_link.Subscribe(topic, 0)) _log.Line($"cannot listen to {topic}");
        return "listening to " + string.Join(", ", _values.Topics);
    }
}
