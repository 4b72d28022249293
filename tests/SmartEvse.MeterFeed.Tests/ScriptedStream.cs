using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace SmartEvse.MeterFeed.Tests;

/// <summary>A line that gives a text and then ends, or stays open and silent.</summary>
internal sealed class ScriptedStream(string text, bool isOpenEnded) : MemoryStream(Encoding.ASCII.GetBytes(text))
{
    public bool IsDisposed { get; private set; }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = Read(buffer.Span);
        if (count > 0 || !isOpenEnded) return ValueTask.FromResult(count);
        var never = new TaskCompletionSource<int>();
        cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
        return new ValueTask<int>(never.Task);
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
