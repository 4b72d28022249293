using System;

namespace SmartEvse.MeterFeed;

/// <summary>Waiting times that double from a first to a longest one.</summary>
public sealed class BackOff(TimeSpan first, TimeSpan longest)
{
    private TimeSpan? _next;

    /// <summary>How long to wait now; the next time twice as long.</summary>
    public TimeSpan Next()
    {
        TimeSpan now = _next ?? first;
        _next = now * 2 < longest ? now * 2 : longest;
        return now;
    }

    /// <summary>Starts over: it worked.</summary>
    public void Reset() => _next = null;
}
