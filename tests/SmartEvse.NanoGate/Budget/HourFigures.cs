using System;

namespace SmartEvse.NanoGate.Budget;

/// <summary>What an hour of normal work makes on the heap, by the device's sizes, and sends.</summary>
/// <param name="Messages">Messages sent.</param>
/// <param name="Objects">Objects made.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="LongestText">The longest text among them, bytes as UTF-8.</param>
internal sealed record HourFigures(int Messages, long Objects, long Bytes, long LongestText)
{
    /// <summary>Counts an hour.</summary>
    public static HourFigures Measure(MeteredSource source, bool charging)
    {
        source.Reset();
        long longest = 0;
        // What was built before the hour, discovery among it, counts for the longest text.
        var messages = (int)source.Run(nameof(Workload.Hour), charging, (Action)(() =>
        {
            longest = source.Totals[4];
            source.Reset();
        }))!;
        return new HourFigures(messages, source.Totals[2], source.Totals[3], Math.Max(longest, source.Totals[4]));
    }
}
