using System;

namespace SmartEvse.MeterFeed.Publishing;

/// <summary>How a <see cref="MainsFeed"/> behaves.</summary>
public sealed class MainsFeedOptions
{
    /// <summary>At most one message per this time.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Also forward readings whose division over the phases is a guess.</summary>
    public bool AllowEstimated { get; init; }

    /// <summary>Between two lines with the counters.</summary>
    public TimeSpan CountersEvery { get; init; } = TimeSpan.FromMinutes(10);
}
