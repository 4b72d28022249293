using System;
using SmartEvse.MeterFeed.Values;

namespace SmartEvse.MeterFeed;

/// <summary>A source as it was asked for, found in order and not yet opened.</summary>
public abstract record SourcePlan
{
    /// <summary>What the log calls it; empty = by its kind.</summary>
    public string Name { get; init; } = "";

    /// <summary>How its meter is wired.</summary>
    public ValueAdjustment Adjustment { get; init; } = ValueAdjustment.None;

    /// <summary>What the log calls it without a name.</summary>
    public abstract string Kind { get; }

    /// <summary>
    /// How long the source waits for the first connection to the charger's broker: for ever with a recording, not at all with a live
    /// meter, which sends the next reading anyway.
    /// </summary>
    public virtual TimeSpan StartPatience => TimeSpan.Zero;

    /// <summary>True when a dry run of it stands outside time: every message is shown.</summary>
    public virtual bool IsTimeless => false;

    /// <summary>Makes the meter.</summary>
    public abstract IMeterSource Make(SourceContext context);
}
