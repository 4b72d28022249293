using System;

namespace SmartEvse.MeterFeed.Sources;

/// <summary>How patient a <see cref="ReconnectingByteSource"/> is.</summary>
/// <param name="FirstWait">Before the first new attempt.</param>
/// <param name="LongestWait">Before later attempts; the wait doubles up to this.</param>
/// <param name="Idle">A line without a byte for this long is closed and opened again.</param>
public sealed record ReconnectTimes(TimeSpan FirstWait, TimeSpan LongestWait, TimeSpan Idle)
{
    /// <summary>For a bridge in the network, which several clients may share: 5 to 60 s, and 15 s without a byte.</summary>
    public static readonly ReconnectTimes Network = new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(15));

    /// <summary>
    /// For a device on this computer: nobody is disturbed by asking often, and a cable that was put back must not cost the charger a
    /// timeout. A minute without a byte reopens it, since some adapters come back from a fault only that way.
    /// </summary>
    public static readonly ReconnectTimes Device = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(60));
}
