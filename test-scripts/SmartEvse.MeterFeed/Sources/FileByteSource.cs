using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace SmartEvse.MeterFeed.Sources;

/// <summary>Replays a recording once, telegram by telegram.</summary>
public sealed class FileByteSource(string path, ReplayPace pace, TimeProvider time) : IByteSource
{
    private const string TimestampLine = ":1.0.0(";

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        byte[] recording = File.ReadAllBytes(path);
        string? previousTime = null;
        int start = 0;
        while (start < recording.Length)
        {
            int next = Array.IndexOf(recording, (byte)'/', start + 1);
            int end = next < 0 ? recording.Length : next;
            ReadOnlyMemory<byte> piece = recording.AsMemory(start, end - start);
            string? meterTime = MeterTime(piece.Span);
            if (start > 0) await PauseAsync(pace.Pause(previousTime, meterTime), cancellation).ConfigureAwait(false);
            yield return piece;
            previousTime = meterTime ?? previousTime;
            start = end;
        }
    }

    private Task PauseAsync(TimeSpan pause, CancellationToken cancellation) =>
        pause > TimeSpan.Zero ? Task.Delay(pause, time, cancellation) : Task.CompletedTask;

    private static string? MeterTime(ReadOnlySpan<byte> telegram)
    {
        string text = Encoding.Latin1.GetString(telegram);
        int start = text.IndexOf(TimestampLine, StringComparison.Ordinal);
        if (start < 0) return null;
        start += TimestampLine.Length;
        int end = text.IndexOf(')', start);
        return end < 0 ? null : text[start..end];
    }
}
