using System;
using System.Collections.Generic;
using System.Threading;
using SmartEvse.MeterFeed.Sources;
using SmartEvse.MeterFeed.Values;

namespace SmartEvse.MeterFeed.Csv;

/// <summary>A table to replay.</summary>
public sealed record CsvPlan : SourcePlan
{
    /// <inheritdoc/>
    public override string Kind => "csv";

    /// <summary>The file.</summary>
    public string File { get; init; } = "";

    /// <summary>How fast.</summary>
    public ReplayPace Pace { get; init; } = ReplayPace.FullSpeed;

    /// <summary>Which column holds what.</summary>
    public IReadOnlyList<ValuePlace> Columns { get; init; } = [];

    /// <inheritdoc/>
    public override TimeSpan StartPatience => Timeout.InfiniteTimeSpan;

    /// <inheritdoc/>
    public override bool IsTimeless => Pace == ReplayPace.FullSpeed;

    /// <inheritdoc/>
    public override IMeterSource Make(SourceContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var maker = new ReadingMaker(Adjustment, context.Counters, context.Log);
        return new CsvSource(File, Pace, Columns, maker, context.Counters, context.Time);
    }
}
