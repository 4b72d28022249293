using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using SmartEvse.MeterFeed.Sources;

namespace SmartEvse.MeterFeed.P1;

/// <summary>A P1 port (DSMR 4, 5, ESMR 5, e-MUCS and their relatives), wherever its bytes come from.</summary>
public sealed class P1MeterSource(IByteSource bytes, FeedCounters counters, FeedLog log) : IMeterSource
{
    private readonly TelegramReader _reader = new(counters);
    private bool _isIntroduced;

    /// <inheritdoc/>
    public async IAsyncEnumerable<MeterReading> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (ReadOnlyMemory<byte> piece in bytes.ReadAsync(cancellation).ConfigureAwait(false))
        {
            for (int i = 0; i < piece.Length; i++)
                if (Take(_reader.Push(piece.Span[i])) is { } reading)
                    yield return reading;
        }
        if (Take(_reader.End()) is { } last) yield return last;
    }

    private MeterReading? Take(TelegramEvent happened)
    {
        switch (happened)
        {
            case TelegramEvent.Complete:
                return Read(_reader.Telegram);
            case TelegramEvent.BadCrc:
                log.Repeating("crc", _reader.Telegram.Contains((byte)'\r')
                    ? "dropped a telegram with a wrong checksum"
                    : "dropped a telegram with a wrong checksum: its lines end without CR, so a program has changed it on the way");
                return null;
            case TelegramEvent.Cut:
                log.Repeating("cut", "dropped a telegram that was cut off");
                return null;
            case TelegramEvent.Oversized:
                log.Repeating("oversized", $"dropped a telegram of more than {TelegramReader.Capacity} bytes");
                return null;
            case TelegramEvent.NoCrc:
                log.Repeating("no crc", "refused a telegram without a checksum: a meter of DSMR 2 or 3 has no data per phase, so it cannot protect the phases");
                return null;
            default:
                return null;
        }
    }

    private MeterReading? Read(ReadOnlySpan<byte> telegram)
    {
        if (!TelegramParser.TryParse(telegram, out P1Reading reading, out string problem)) return Refuse(problem);
        if (!_isIntroduced)
        {
            _isIntroduced = true;
            log.Line($"meter {reading.Identification}, version {reading.Version ?? "not told"}");
        }
        MainsCurrentResult result = MainsCurrent.Compute(reading);
        if (result.Refusal.Length > 0) return Refuse(result.Refusal);
        if (result.Notes.HasFlag(MainsCurrentNotes.PhaseNotPresent))
            log.Repeating("phase", $"a phase shows less than {MainsCurrent.MinVoltageDv / 10} V and counts as not there");
        if (result.Notes.HasFlag(MainsCurrentNotes.GridWithoutNeutral))
            log.Repeating("neutral", "L2 shows no voltage: in a grid of 3 x 230 V without neutral the meter does not measure L2, so L2 is not protected");
        return result.Reading;
    }

    private MeterReading? Refuse(string reason)
    {
        counters.Add(FeedCount.Refused);
        log.Repeating("refused", $"refused a telegram: {reason}");
        return null;
    }
}
