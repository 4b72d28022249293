using System;
using System.Collections.Generic;
using System.Threading;

namespace SmartEvse.MeterFeed.Sources;

/// <summary>Where bytes come from. A live source reopens what was lost and never ends by itself.</summary>
public interface IByteSource
{
    /// <summary>Yields bytes as they arrive; each piece is valid until the next one is asked for.</summary>
    IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellation);
}
