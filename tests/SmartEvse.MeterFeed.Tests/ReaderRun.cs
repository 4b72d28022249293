using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SmartEvse.MeterFeed.P1;

namespace SmartEvse.MeterFeed.Tests;

/// <summary>What a fresh reader makes of a stream of bytes.</summary>
internal sealed class ReaderRun
{
    public ReaderRun(IEnumerable<byte> bytes)
    {
        var reader = new TelegramReader(Counters);
        foreach (byte value in bytes) Note(reader, reader.Push(value));
        Note(reader, reader.End());
    }

    public FeedCounters Counters { get; } = new();

    public List<TelegramEvent> Events { get; } = [];

    /// <summary>The complete telegrams, <c>/</c> to <c>!</c>.</summary>
    public List<string> Complete { get; } = [];

    public static ReaderRun Of(string text) => new(Encoding.Latin1.GetBytes(text));

    public static ReaderRun Of(params byte[][] pieces) => new(pieces.SelectMany(piece => piece));

    private void Note(TelegramReader reader, TelegramEvent happened)
    {
        if (happened == TelegramEvent.None) return;
        Events.Add(happened);
        if (happened == TelegramEvent.Complete) Complete.Add(Encoding.Latin1.GetString(reader.Telegram));
    }
}
