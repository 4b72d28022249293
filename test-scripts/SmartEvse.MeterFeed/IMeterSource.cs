using System.Collections.Generic;
using System.Threading;
using SmartEvse.MeterFeed.Values;

namespace SmartEvse.MeterFeed;

/// <summary>A meter: wherever its values come from, it yields the same readings.</summary>
public interface IMeterSource
{
    /// <summary>
    /// Yields each reading when it arrives, once. A live source never ends by itself: it reopens what was lost. The end of the
    /// sequence is the end of a file or of standard input.
    /// </summary>
    /// <param name="cancellation">Ends it.</param>
    IAsyncEnumerable<MeterReading> ReadAsync(CancellationToken cancellation);
}
