using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace SmartEvse.MeterFeed.Sources;

/// <summary>Reads a stream to its end; made for standard input.</summary>
public sealed class StreamByteSource(Stream stream) : IByteSource
{
    private readonly byte[] _buffer = new byte[4096];

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            // A read of a terminal or pipe cannot be cancelled: it is left behind instead.
            int count = await Task.Run(() => stream.Read(_buffer), cancellation).WaitAsync(cancellation).ConfigureAwait(false);
            if (count == 0) yield break;
            yield return _buffer.AsMemory(0, count);
        }
    }
}
