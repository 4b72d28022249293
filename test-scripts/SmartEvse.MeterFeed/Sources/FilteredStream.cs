using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace SmartEvse.MeterFeed.Sources;

/// <summary>A stream for reading whose bytes pass a filter. Owns the inner stream.</summary>
internal sealed class FilteredStream(Stream inner, ByteFilter filter) : ReadOnlyStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            int count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (count == 0) return 0;
            int kept = filter(buffer.Span[..count]);
            // 0 would mean the end.
            if (kept > 0) return kept;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
