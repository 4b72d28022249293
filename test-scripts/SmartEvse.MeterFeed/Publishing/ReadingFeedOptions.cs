using System;
using System.Collections.Generic;

namespace SmartEvse.MeterFeed.Publishing;

/// <summary>How a <see cref="ReadingFeed"/> behaves.</summary>
public sealed record ReadingFeedOptions
{
    /// <summary>Which meter of the charger is fed.</summary>
    public MeterKind Kind { get; init; }

    /// <summary>Names of the sources for the log, the best first.</summary>
    public IReadOnlyList<string> Sources { get; init; } = ["the source"];

    /// <summary>When to change the source.</summary>
    public FailOverOptions FailOver { get; init; } = FailOverOptions.Default;

    /// <summary>At most one message per this time.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Also forward readings whose division over the phases is a guess.</summary>
    public bool AllowEstimated { get; init; }
}
