using System;
using System.Numerics;

namespace SmartEvse.MeterFeed.Values;

/// <summary>The last step of every source: from a meter's values to a reading, or to a refusal with its reason in the log.</summary>
/// <param name="adjustment">How the meter is wired.</param>
/// <param name="counters">Counts refusals.</param>
/// <param name="log">Tells them.</param>
public sealed class ReadingMaker(ValueAdjustment adjustment, FeedCounters counters, FeedLog log)
{
    private const int AllPhases = 7;

    /// <summary>More than this in W is no house.</summary>
    private const int MaxPowerW = 10_000_000;

    private int _phasesSeen;
    private string _meter = "";

    /// <summary>The reading; null = refused, counted and told.</summary>
    public MeterReading? Make(MeterValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        PhaseCurrentsResult result = PhaseCurrents.Compute(adjustment.Apply(values));
        if (result.Refusal.Length > 0) return Refuse(result.Refusal);
        MeterReading reading = result.Reading;
        // A charger on one phase of which the meter tells the total only: the total is that phase.
        if (reading.IsEstimated && adjustment.Phases is { Count: 1 }) reading = reading with { IsEstimated = false, PhasesTold = 1 };
        if (Math.Abs((long)(reading.NetPowerW ?? 0)) > MaxPowerW) return Refuse($"{reading.NetPowerW} W is no measurement");
        if (values.Identification != _meter) (_meter, _phasesSeen) = (values.Identification, 0);
        int needed = adjustment.Phases is { } declared ? (1 << declared.Count) - 1 : _phasesSeen;
        int missing = needed & ~reading.PhasesTold & AllPhases;
        if (missing != 0) return Refuse($"L{BitOperations.TrailingZeroCount(missing) + 1} is missing");
        _phasesSeen |= reading.PhasesTold;

        if (result.Notes.HasFlag(PhaseCurrentsNotes.PhaseNotPresent))
            log.Repeating("phase", $"a phase shows less than {PhaseCurrents.MinVoltageDv / 10} V and counts as not there");
        if (result.Notes.HasFlag(PhaseCurrentsNotes.GridWithoutNeutral))
            log.Repeating("neutral", "L2 shows no voltage: in a grid of 3 x 230 V without neutral the meter does not measure L2, so L2 is not protected");
        return reading;
    }

    /// <summary>Counts and tells why there is no reading.</summary>
    public MeterReading? Refuse(string reason)
    {
        counters.Add(FeedCount.Refused);
        log.Repeating("refused", $"refused a reading: {reason}");
        return null;
    }
}
