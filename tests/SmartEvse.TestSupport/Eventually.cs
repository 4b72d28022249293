using System;
using System.Diagnostics;
using System.Threading;

namespace SmartEvse.TestSupport;

/// <summary>Waits in real time for what a real server does.</summary>
public static class Eventually
{
    /// <summary>True as soon as the condition holds, false when it did not within the time.</summary>
    public static bool Holds(Func<bool> condition, TimeSpan within)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            if (clock.Elapsed > within) return false;
            Thread.Sleep(5);
        }
        return true;
    }
}
