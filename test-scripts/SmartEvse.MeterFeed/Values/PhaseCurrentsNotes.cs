using System;

namespace SmartEvse.MeterFeed.Values;

/// <summary>What an owner should know about currents that were worked out all the same.</summary>
[Flags]
public enum PhaseCurrentsNotes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A phase shows between 0 and 50 V and counts as not there: a blown fuse, or a wire that floats.</summary>
    PhaseNotPresent = 1,

    /// <summary>
    /// L1 and L3 show a voltage and L2 none: a grid of 3 x 230 V without neutral. The meter does not measure the current of L2
    /// there, so nothing here can protect L2.
    /// </summary>
    GridWithoutNeutral = 2,
}
