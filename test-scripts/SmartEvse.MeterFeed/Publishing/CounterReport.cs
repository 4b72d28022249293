using System;

namespace SmartEvse.MeterFeed.Publishing;

/// <summary>A line with the counters every ten minutes.</summary>
public sealed class CounterReport(FeedCounters counters, FeedLog log, TimeProvider time)
{
    /// <summary>Between two lines.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    private readonly long _start = time.GetTimestamp();
    private TimeSpan _next = Every;

    /// <summary>To be called at least every second.</summary>
    public void Tick()
    {
        TimeSpan running = time.GetElapsedTime(_start);
        if (running < _next) return;
        _next = running + Every;
        log.Line(counters.ToString());
    }
}
