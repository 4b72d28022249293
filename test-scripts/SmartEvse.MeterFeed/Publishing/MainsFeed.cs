using System;
using System.Threading;

namespace SmartEvse.MeterFeed.Publishing;

/// <summary>
/// Decides which readings become messages. It forwards or drops, and never repeats, keeps or invents a value: that the feed falls
/// silent is what makes the charger stop, and nothing here may hide it.
/// </summary>
public sealed class MainsFeed(IFeedOutput output, MainsFeedOptions options, FeedCounters counters, FeedLog log, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly FrozenCheck _frozen = new(time);
    private readonly SilenceWatch _silence = new(log, time);
    private readonly RateGate _rate = new(options.Interval, time);
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _nextCounters = options.CountersEvery;

    /// <summary>Takes a reading that has just arrived.</summary>
    public void Take(MeterReading reading)
    {
        lock (_gate)
        {
            if (reading.IsEstimated && !options.AllowEstimated)
            {
                counters.Add(FeedCount.Refused);
                log.Repeating("estimated", "not sent: the meter tells no power per phase, so it cannot protect the phases (--allow-estimated sends it all the same)");
                return;
            }
            if (_frozen.IsFrozen(reading.MeterTime))
            {
                counters.Add(FeedCount.Frozen);
                log.Repeating("frozen", $"not sent: the meter's clock stands still at {reading.MeterTime}; does the bridge repeat an old telegram?");
                return;
            }
            _silence.Heard();
            if (!_rate.IsOpen)
            {
                counters.Add(FeedCount.TooSoon);
                return;
            }
            Send(MainsMeterPayload.Format(reading));
        }
    }

    /// <summary>To be called at least every second, whether readings come or not.</summary>
    public void Tick()
    {
        lock (_gate)
        {
            _silence.Tick();
            TimeSpan running = time.GetElapsedTime(_start);
            if (running < _nextCounters) return;
            _nextCounters = running + options.CountersEvery;
            log.Line(counters.ToString());
        }
    }

    private void Send(string payload)
    {
        if (!output.Send(payload))
        {
            counters.Add(FeedCount.Dropped);
            log.Detail($"dropped {payload}: no broker");
            return;
        }
        counters.Add(FeedCount.Sent);
        _rate.Passed();
        log.Detail($"sent {payload}");
    }
}
