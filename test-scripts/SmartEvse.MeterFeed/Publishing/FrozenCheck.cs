using System;

namespace SmartEvse.MeterFeed.Publishing;

/// <summary>Finds a bridge that repeats its last telegram: the meter's clock in it stands still.</summary>
public sealed class FrozenCheck(TimeProvider time)
{
    /// <summary>How long the meter's clock may stand still: the interval of the slowest P1 meters.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private string _meterTime = "";
    private long _since;

    /// <summary>True when this reading is a repetition that must not count as a measurement.</summary>
    public bool IsFrozen(string meterTime)
    {
        ArgumentNullException.ThrowIfNull(meterTime);
        // A meter without a clock cannot be judged.
        if (meterTime.Length > 0 && meterTime == _meterTime) return time.GetElapsedTime(_since) > Patience;
        _meterTime = meterTime;
        _since = time.GetTimestamp();
        return false;
    }
}
