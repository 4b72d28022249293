using System;
using System.Linq;
using System.Threading;
using SmartEvse.MeterFeed.Values;

namespace SmartEvse.MeterFeed.Publishing;

/// <summary>
/// Decides which readings become messages. It forwards or drops, and never repeats or invents a value: that the feed falls silent is
/// what makes the charger stop, and nothing here may hide it. A reading that comes before its turn, or while the broker is slow,
/// waits, unless a newer one takes its place; when it has waited too long it is dropped.
/// </summary>
public sealed class ReadingFeed
{
    /// <summary>The longest a reading waits: the longest interval there is between two messages.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly IFeedOutput _output;
    private readonly ReadingFeedOptions _options;
    private readonly FeedCounters _counters;
    private readonly FeedLog _log;
    private readonly TimeProvider _time;
    private readonly FrozenCheck[] _frozen;
    private readonly FailOver _failOver;
    private readonly SilenceWatch _silence;
    private readonly RateGate _rate;
    private MeterReading? _waiting;
    private long _waitingSince;

    /// <summary>Makes the feed of one meter.</summary>
    public ReadingFeed(IFeedOutput output, ReadingFeedOptions options, FeedCounters counters, FeedLog log, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_output, _options, _counters, _log, _time) = (output, options, counters, log, time);
        _frozen = [.. options.Sources.Select(_ => new FrozenCheck(time))];
        _failOver = new FailOver(options.Sources, options.FailOver, log, time);
        _silence = new SilenceWatch(log, time);
        _rate = new RateGate(options.Interval, time);
    }

    /// <summary>Takes a reading that has just arrived.</summary>
    /// <param name="reading">What the meter shows.</param>
    /// <param name="source">Which of the sources it came from.</param>
    public void Take(MeterReading reading, int source = 0)
    {
        lock (_gate)
        {
            // An EV meter may tell only power and energy; its payload says so.
            if (reading.IsEstimated && !_options.AllowEstimated && _options.Kind != MeterKind.Ev)
            {
                Refuse("estimated", "the meter tells no power per phase, so it cannot protect the phases (--allow-estimated sends it all the same)");
                return;
            }
            if (_frozen[source].IsFrozen(reading.MeterTime))
            {
                _counters.Add(FeedCount.Frozen);
                _log.Repeating("frozen", $"not sent: the meter's clock stands still at {reading.MeterTime}; does the bridge repeat an old telegram?");
                return;
            }
            if (FeedPayload.Format(_options.Kind, reading, out string problem).Length == 0)
            {
                Refuse("range", problem);
                return;
            }
            if (!_failOver.Take(source)) return;
            _silence.Heard();
            if (_waiting is not null) _counters.Add(FeedCount.TooSoon);
            (_waiting, _waitingSince) = (reading, _time.GetTimestamp());
            if (_rate.IsOpen) Send(reading);
        }
    }

    /// <summary>To be called often, whether readings come or not.</summary>
    public void Tick()
    {
        lock (_gate)
        {
            _silence.Tick();
            if (_waiting is not { } waiting) return;
            if (_time.GetElapsedTime(_waitingSince) > LongestWait) Drop(waiting, "it has waited too long");
            else if (_rate.IsOpen) Send(waiting);
        }
    }

    private void Send(MeterReading reading)
    {
        string payload = FeedPayload.Format(_options.Kind, reading, out _);
        switch (_output.Send(_options.Kind, payload))
        {
            case SendResult.Busy:
                _log.Repeating("busy", "the broker has not taken the message before yet");
                return;
            case SendResult.NoBroker:
                Drop(reading, "no broker");
                return;
            default:
                _waiting = null;
                _counters.Add(FeedCount.Sent);
                _rate.Passed();
                _log.Detail($"sent {payload}");
                return;
        }
    }

    private void Drop(MeterReading reading, string why)
    {
        _waiting = null;
        _counters.Add(FeedCount.Dropped);
        _log.Detail($"dropped {FeedPayload.Format(_options.Kind, reading, out _)}: {why}");
    }

    private void Refuse(string kind, string reason)
    {
        _counters.Add(FeedCount.Refused);
        _log.Repeating(kind, "not sent: " + reason);
    }
}
