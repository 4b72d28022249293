using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using SmartEvse.MeterFeed.Sources;
using SmartEvse.MeterFeed.Values;

namespace SmartEvse.MeterFeed.P1;

/// <summary>A P1 port (DSMR 4, 5, ESMR 5, e-MUCS and their relatives), wherever its bytes come from.</summary>
/// <param name="bytes">Where its bytes come from.</param>
/// <param name="counters">Counts telegrams.</param>
/// <param name="log">Tells what is dropped.</param>
/// <param name="adjustment">How the meter is wired; null = as the charger expects.</param>
public sealed class P1MeterSource(IByteSource bytes, FeedCounters counters, FeedLog log, ValueAdjustment? adjustment = null) : IMeterSource
{
    private readonly TelegramReader _reader = new(counters);
    private readonly ReadingMaker _maker = new(adjustment ?? ValueAdjustment.None, counters, log);
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
        if (!TelegramParser.TryParse(telegram, out MeterValues reading, out string problem)) return _maker.Refuse(problem);
        if (!_isIntroduced)
        {
            _isIntroduced = true;
            log.Line($"meter {reading.Identification}, version {reading.Version ?? "not told"}");
        }
        return _maker.Make(reading);
    }
}
