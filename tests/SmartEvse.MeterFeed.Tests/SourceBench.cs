using System;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using SmartEvse.MeterFeed.Publishing;
using SmartEvse.MeterFeed.Values;

namespace SmartEvse.MeterFeed.Tests;

/// <summary>What a source needs around it, in virtual time, and what its readings come to.</summary>
internal sealed class SourceBench
{
    private readonly StringBuilder _text = new();

    public SourceBench(ValueAdjustment? adjustment = null)
    {
        Log = new FeedLog(new StringWriter(_text), Time, isVerbose: true);
        Maker = new ReadingMaker(adjustment ?? ValueAdjustment.None, Counters, Log);
    }

    public FakeTimeProvider Time { get; } = new();

    public FeedCounters Counters { get; } = new();

    public FeedLog Log { get; }

    public ReadingMaker Maker { get; }

    public double Seconds => (Time.GetUtcNow() - Time.Start).TotalSeconds;

    /// <summary>The log's lines without the time.</summary>
    public string[] Lines => [.. _text.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(line => line[20..])];

    /// <summary>The payload of a reading, or why there is none.</summary>
    public string PayloadOf(MeterReading? reading, MeterKind kind = MeterKind.Mains)
    {
        if (reading is not { } told) return Lines[^1];
        string payload = FeedPayload.Format(kind, told, out string problem);
        return payload.Length > 0 ? payload + (told.IsEstimated ? " estimated" : "") : problem;
    }
}
