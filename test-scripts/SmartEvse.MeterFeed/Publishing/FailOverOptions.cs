using System;

namespace SmartEvse.MeterFeed.Publishing;

/// <summary>When a <see cref="FailOver"/> changes its source.</summary>
/// <param name="FreshFor">A source that has told nothing usable for this long is left. Below the charger's time-out, so that it never notices.</param>
/// <param name="BackAfter">An earlier source that is back has to be good for this long, without a gap, before it is used again.</param>
public sealed record FailOverOptions(TimeSpan FreshFor, TimeSpan BackAfter)
{
    /// <summary>6 s and a minute.</summary>
    public static readonly FailOverOptions Default = new(TimeSpan.FromSeconds(6), TimeSpan.FromMinutes(1));
}
