using System;
using System.Collections.Generic;
using System.Linq;
using SmartEvse.MeterFeed.Publishing;

namespace SmartEvse.MeterFeed;

/// <summary>One meter of the charger and what feeds it.</summary>
public sealed record FeedPlan
{
    /// <summary>Shortest and longest <see cref="Interval"/>: the charger wants a message every 1 to 5 s.</summary>
    public static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1), LongestInterval = ReadingFeed.LongestWait;

    /// <summary>Which meter.</summary>
    public MeterKind Kind { get; init; }

    /// <summary>At most one message per this time.</summary>
    public TimeSpan Interval { get; init; } = ShortestInterval;

    /// <summary>Forward readings whose division over the phases is a guess.</summary>
    public bool AllowEstimated { get; init; }

    /// <summary>When to change the source.</summary>
    public FailOverOptions FailOver { get; init; } = FailOverOptions.Default;

    /// <summary>The sources, the best first; at least one.</summary>
    public IReadOnlyList<SourcePlan> Sources { get; init; } = [];

    /// <summary>Their names for the log: as given, or kind and number.</summary>
    public IReadOnlyList<string> SourceNames =>
        [.. Sources.Select((source, i) => source.Name.Length > 0 ? source.Name : Sources.Count(other => other.Kind == source.Kind) > 1 ? $"{source.Kind} {i + 1}" : source.Kind)];
}
