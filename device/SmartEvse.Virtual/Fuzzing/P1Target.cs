using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SmartEvse.Core.Metering;
using SmartEvse.Core.Settings;
using SmartEvse.MeterFeed;
using SmartEvse.MeterFeed.P1;
using SmartEvse.MeterFeed.Publishing;
using SmartEvse.MeterFeed.Sources;
using SmartEvse.MeterFeed.Values;
using SmartEvse.Simulation.Fuzzing;

namespace SmartEvse.Virtual.Fuzzing;

/// <summary>
/// What a P1 port sends, in pieces of any size, and a whole telegram behind it. What comes out is what the telegrams with a right checksum say, each
/// once and in order, in payloads that the charger takes; the whole one at the end is among them; and what is no telegram costs no memory.
/// </summary>
internal sealed class P1Target : IFuzzTarget
{
    // Most that may be allocated: by a meter with the first lines of its log, by a telegram with a right checksum, and by a byte of one, because a
    // refusal quotes the line it cannot read. Noise gets nothing.
    private const long MeterBytes = 12 * 1024;
    private const long TelegramBytes = 4 * 1024;
    private const long QuotedBytes = 12;

    private readonly Func<IByteSource, FeedCounters, FeedLog, IMeterSource> _makeMeter;
    private readonly P1Stream _stream = new();
    private readonly FuzzRandom _random = new();
    private readonly int[] _fields = new int[FeedForm.MaxFields];

    /// <summary>The meter feed's own reader.</summary>
    internal P1Target()
        : this((bytes, counters, log) => new P1MeterSource(bytes, counters, log))
    {
    }

    /// <summary>Another reader, which has to keep the same rules.</summary>
    internal P1Target(Func<IByteSource, FeedCounters, FeedLog, IMeterSource> makeMeter) => _makeMeter = makeMeter;

    /// <inheritdoc/>
    public string Name => "p1";

    /// <inheritdoc/>
    public byte[] Make(FuzzRandom random) => _stream.Next(random);

    /// <inheritdoc/>
    public string? Try(byte[] input)
    {
        ArgumentNullException.ThrowIfNull(input);
        // Sizes, way and last telegram belong to the input: they follow from its bytes.
        var hash = 17L;
        foreach (var b in input) hash = unchecked((hash * 31) + b);
        _random.Seed(hash);
        var last = P1Seed.Examples[_random.Below(P1Seed.Examples.Count)];
        var isBridge = _random.OneIn(4);
        // Of what follows noise in which a telnet command begins, a bridge may lose one telegram.
        byte[] sent = isBridge ? [.. input, .. last.Bytes, .. last.Bytes] : [.. input, .. last.Bytes];
        var arrived = isBridge ? Filtered(sent) : sent;
        var telegrams = RightTelegrams.In(arrived, TelegramReader.Capacity);
        // What a meter has told before counts: a phase that is missing is refused.
        var maker = new ReadingMaker(ValueAdjustment.None, new FeedCounters(), new FeedLog(TextWriter.Null, StandingClock.Instance, isVerbose: false));
        var expected = telegrams.Select(t => Payload(maker, arrived.AsSpan(t))).OfType<string>().ToList();
        if (expected.LastOrDefault() != last.Payload) return $"the whole telegram at the end comes to {expected.LastOrDefault() ?? "nothing"}, not to {last.Payload}";

        var bytes = new PiecewiseSource(sent, _random, isBridge ? new TelnetFilter() : null);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var counters = new FeedCounters();
        var meter = _makeMeter(bytes, counters, new FeedLog(TextWriter.Null, StandingClock.Instance, isVerbose: false));
        var wrong = ReadAsync(meter, expected).GetAwaiter().GetResult();
        if (wrong != null) return wrong;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var most = MeterBytes + telegrams.Sum(t => TelegramBytes + (QuotedBytes * (t.End.Value - t.Start.Value)));
        return allocated <= most ? null : $"{allocated} bytes were allocated, {most} at most are";
    }

    private async Task<string?> ReadAsync(IMeterSource meter, List<string> expected)
    {
        var count = 0;
        await foreach (var reading in meter.ReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            var payload = FeedPayload.Format(MeterKind.Mains, reading, out var problem);
            if (problem.Length > 0) return $"a reading without a payload: {problem}";
            if (Refused(payload) is { } refusal) return $"the charger refuses {payload}: {refusal}";
            if (count == expected.Count || payload != expected[count]) return $"{payload} comes from no telegram with a right checksum, or from one out of its order";
            count++;
        }

        return count == expected.Count ? null : $"{expected[count]} was not read";
    }

    private string? Refused(string payload)
    {
        var refusal = FeedForm.Read(payload, _fields, out var count);
        if (refusal == Refusal.None) refusal = FeedForm.CheckMains(_fields, count);
        return refusal == Refusal.None ? null : refusal.ToString();
    }

    // Null when the telegram is refused: a number that cannot be read, or that no house has.
    private static string? Payload(ReadingMaker maker, ReadOnlySpan<byte> telegram) =>
        TelegramParser.TryParse(telegram, out var values, out _) && maker.Make(values) is { } reading ? FeedPayload.Format(MeterKind.Mains, reading, out _) : null;

    private static byte[] Filtered(byte[] bytes)
    {
        byte[] copy = [.. bytes];
        return copy[..new TelnetFilter().Filter(copy)];
    }

    /// <summary>Time stands still: nothing here depends on it.</summary>
    private sealed class StandingClock : TimeProvider
    {
        internal static readonly StandingClock Instance = new();

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;

        public override long GetTimestamp() => 0;
    }
}
