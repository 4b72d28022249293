using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SmartEvse.MeterFeed.Sources;
using SmartEvse.Simulation.Fuzzing;

namespace SmartEvse.Virtual.Fuzzing;

/// <summary>Bytes that arrive in pieces of any size, all of them in one buffer, as the sources of the meter feed hand them over. Never waits.</summary>
/// <param name="bytes">What arrives.</param>
/// <param name="random">Decides the sizes.</param>
/// <param name="telnet">Takes the commands of a bridge out of each piece; null = they come from a cable.</param>
internal sealed class PiecewiseSource(byte[] bytes, FuzzRandom random, TelnetFilter? telnet) : IByteSource, IAsyncEnumerable<ReadOnlyMemory<byte>>, IAsyncEnumerator<ReadOnlyMemory<byte>>
{
    private const int MostBits = 11;

    private readonly byte[] _buffer = new byte[1 << MostBits];
    private readonly int _most = 1 << random.Below(MostBits + 1);
    private int _next;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Current { get; private set; }

    /// <inheritdoc/>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellation) => this;

    /// <inheritdoc/>
    public IAsyncEnumerator<ReadOnlyMemory<byte>> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

    /// <inheritdoc/>
    public ValueTask<bool> MoveNextAsync()
    {
        var kept = 0;
        while (kept == 0 && _next < bytes.Length)
        {
            var count = Math.Min(1 + random.Below(_most), bytes.Length - _next);
            bytes.AsSpan(_next, count).CopyTo(_buffer);
            _next += count;
            kept = telnet?.Filter(_buffer.AsSpan(0, count)) ?? count;
        }

        Current = _buffer.AsMemory(0, kept);
        return new ValueTask<bool>(kept > 0);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
