using System;
using System.Linq;
using System.Threading;

namespace SmartEvse.MeterFeed;

/// <summary>The counters of one run. Any thread may add and read.</summary>
public sealed class FeedCounters
{
    private static readonly string[] Labels =
        ["good", "bad CRC", "cut", "oversized", "no CRC", "refused", "frozen", "too soon", "sent", "dropped"];

    private readonly long[] _values = new long[Labels.Length];

    /// <summary>The count so far.</summary>
    public long this[FeedCount count] => Interlocked.Read(ref _values[(int)count]);

    /// <summary>Adds one.</summary>
    public void Add(FeedCount count) => Interlocked.Increment(ref _values[(int)count]);

    /// <summary>All of them in one line: <c>good 3, bad CRC 0, ...</c></summary>
    public override string ToString() =>
        string.Join(", ", Enum.GetValues<FeedCount>().Select(count => $"{Labels[(int)count]} {this[count]}"));
}
