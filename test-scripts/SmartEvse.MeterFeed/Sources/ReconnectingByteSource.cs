using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace SmartEvse.MeterFeed.Sources;

/// <summary>Reads a line that may be lost: closes it when it is silent, and opens it again with growing pauses.</summary>
public sealed class ReconnectingByteSource(IByteConnector connector, ReconnectTimes times, FeedLog log, TimeProvider time) : IByteSource
{
    private readonly byte[] _buffer = new byte[4096];

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var backOff = new BackOff(times.FirstWait, times.LongestWait);
        while (true)
        {
            Stream? stream = await OpenAsync(cancellation).ConfigureAwait(false);
            if (stream is not null)
            {
                await using (stream.ConfigureAwait(false))
                {
                    int count;
                    while ((count = await ReadSomeAsync(stream, cancellation).ConfigureAwait(false)) > 0)
                    {
                        backOff.Reset();
                        yield return _buffer.AsMemory(0, count);
                    }
                }
            }
            await Task.Delay(backOff.Next(), time, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<Stream?> OpenAsync(CancellationToken cancellation)
    {
        try
        {
            Stream stream = await connector.OpenAsync(cancellation).ConfigureAwait(false);
            log.Repeating("open", $"opened {connector.Name}");
            return stream;
        }
        catch (IOException e)
        {
            log.Repeating("not open", $"cannot open {connector.Name}: {e.Message}; trying again");
            return null;
        }
    }

    /// <summary>0 = the line is lost or silent.</summary>
    private async Task<int> ReadSomeAsync(Stream stream, CancellationToken cancellation)
    {
        using var idle = new CancellationTokenSource(times.Idle, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, idle.Token);
        try
        {
            int count = await stream.ReadAsync(_buffer, either.Token).ConfigureAwait(false);
            if (count == 0) log.Repeating("lost", $"lost {connector.Name}; opening it again");
            return count;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            log.Repeating("idle", $"no byte from {connector.Name} for {times.Idle.TotalSeconds:0.#} s; opening it again");
            return 0;
        }
        catch (IOException e)
        {
            log.Repeating("lost", $"lost {connector.Name}: {e.Message}; opening it again");
            return 0;
        }
    }
}
