using System;

namespace SmartEvse.MeterFeed.Publishing;

/// <summary>
/// One message per second, measured on a running schedule: a meter of one telegram per second whose bridge is a little early now
/// and a little late then is passed in full, while a faster one never gets more than one per second through.
/// </summary>
public sealed class RateGate(TimeSpan interval, TimeProvider time)
{
    /// <summary>How much early a message may be against the schedule.</summary>
    public static readonly TimeSpan Jitter = TimeSpan.FromMilliseconds(250);

    private readonly long _start = time.GetTimestamp();
    private TimeSpan _nextDue = TimeSpan.MinValue;

    /// <summary>True when a message may go now.</summary>
    public bool IsOpen => _nextDue == TimeSpan.MinValue || Now >= _nextDue - Jitter;

    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>Notes that a message went.</summary>
    public void Passed()
    {
        TimeSpan now = Now;
        _nextDue = (_nextDue > now ? _nextDue : now) + interval;
    }
}
