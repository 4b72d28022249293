using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using SmartEvse.MeterFeed;
using SmartEvse.MeterFeed.P1;
using SmartEvse.MeterFeed.Sources;
using SmartEvse.MeterFeed.Values;
using SmartEvse.Simulation.Fuzzing;
using SmartEvse.Virtual.Fuzzing;
using Xunit;

namespace SmartEvse.Simulation.Tests;

/// <summary>That the P1 target of <c>fuzz</c> would find something: meters with one defect each, and the second opinion on what a telegram is.</summary>
public sealed class P1TargetTests
{
    private const int Inputs = 5_000;

    public static TheoryData<string, string> Defects => new()
    {
        { "takes wrong checksums", "comes from no telegram with a right checksum" },
        { "takes telegrams without a checksum", "comes from no telegram with a right checksum" },
        { "says the last reading again", "comes from no telegram with a right checksum" },
        { "never stops repeating itself", "comes from no telegram with a right checksum" },
        { "says 200 A", "a reading without a payload: L1 comes to 200 A" },
        { "gives up at the first wrong checksum", "was not read" },
        { "starts anew with every piece", "was not read" },
        { "keeps a piece that is no longer valid", "was not read" },
        { "keeps everything", "bytes were allocated" },
        { "throws when a telegram is cut", "cannot stand a cut telegram" },
    };

    [Theory]
    [MemberData(nameof(Defects))]
    public void Given_a_meter_with_a_defect_When_it_is_fuzzed_Then_the_defect_is_named_and_fails_again(string defect, string named)
    {
        var target = new P1Target((bytes, counters, _) => new BrokenMeter(defect, bytes, counters));
        var failure = Fuzzer.Run(target, 0, Inputs);
        Assert.NotNull(failure);
        Assert.Contains(named, failure.What, StringComparison.Ordinal);
        Assert.NotNull(Fuzzer.Run(target, failure.Seed, 1));
    }

    [Fact]
    public void Given_the_same_meter_without_a_defect_When_it_is_fuzzed_Then_everything_holds()
    {
        var failure = Fuzzer.Run(new P1Target((bytes, counters, _) => new BrokenMeter("", bytes, counters)), 0, Inputs);
        Assert.True(failure == null, $"seed {failure?.Seed}: {failure?.What}\n{failure?.Input}");
    }

    [Theory]
    [InlineData("/a!41D8\r\n", 1)]
    [InlineData("/a!0000\r\n", 0)]
    [InlineData("/a!41d8", 1)]
    [InlineData("/a!41D8/a!41D8", 2)]
    [InlineData("/a!41D8X", 1)] // Four digits are enough, whatever follows.
    [InlineData("/a!\r\n", 0)]
    [InlineData("/a!41D\r\n", 0)]
    [InlineData("/b/a!41D8", 1)]
    [InlineData("/a!!41D8", 0)]
    [InlineData("a!41D8", 0)]
    [InlineData("/a 41D8", 0)]
    [InlineData("/0d!03E2", 1)]
    [InlineData("/0d!3E2\r\n", 1)] // Without its leading zero.
    [InlineData("/0d!3E2", 1)]
    [InlineData("/0d!3E2/a!41D8", 2)]
    [InlineData("/0d!3E2 ", 0)]
    public void Given_a_stream_When_the_second_opinion_is_asked_Then_it_finds_the_telegrams_with_a_right_checksum(string stream, int found)
        => Assert.Equal(found, RightTelegrams.In(Encoding.Latin1.GetBytes(stream), TelegramReader.Capacity).Count);

    [Theory]
    [InlineData(3, 1)]
    [InlineData(2, 0)]
    public void Given_a_telegram_of_three_bytes_When_it_is_longer_than_the_capacity_Then_it_does_not_count(int capacity, int found)
        => Assert.Equal(found, RightTelegrams.In("/a!41D8\r\n"u8, capacity).Count);

    [Fact]
    public void Given_the_check_string_of_the_algorithm_When_its_checksum_is_taken_Then_it_is_the_published_one()
        => Assert.Equal(0xBB3D, RightTelegrams.Checksum("123456789"u8));

    /// <summary>Reads P1 as it has to be read, save for one defect.</summary>
    private sealed class BrokenMeter(string defect, IByteSource bytes, FeedCounters counters) : IMeterSource
    {
        private readonly List<byte> _kept = [];
        private readonly ReadingMaker _maker = new(ValueAdjustment.None, new FeedCounters(), new FeedLog(TextWriter.Null, TimeProvider.System, isVerbose: false));
        private TelegramReader _reader = new(counters);
        private ReadOnlyMemory<byte> _late;
        private bool _isDeaf;

        public async IAsyncEnumerable<MeterReading> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
        {
            await foreach (var piece in bytes.ReadAsync(cancellation))
            {
                if (defect == "starts anew with every piece") _reader = new TelegramReader(counters);
                if (defect == "keeps everything") _kept.AddRange(piece.Span);
                var read = defect == "keeps a piece that is no longer valid" ? _late : piece;
                _late = piece;
                for (var i = 0; i < read.Length; i++)
                {
                    foreach (var reading in Readings(_reader.Push(read.Span[i]))) yield return reading;
                }
            }

            foreach (var reading in Readings(_reader.End())) yield return reading;
        }

        private IEnumerable<MeterReading> Readings(TelegramEvent happened)
        {
            if (happened == TelegramEvent.Cut && defect == "throws when a telegram is cut") throw new InvalidOperationException("cannot stand a cut telegram");
            if (happened == TelegramEvent.BadCrc && defect == "gives up at the first wrong checksum") _isDeaf = true;
            var isTaken = happened == TelegramEvent.Complete
                || (happened == TelegramEvent.BadCrc && defect == "takes wrong checksums")
                || (happened == TelegramEvent.NoCrc && defect == "takes telegrams without a checksum");
            if (!isTaken || _isDeaf || !TelegramParser.TryParse(_reader.Telegram, out var telegram, out _)) return [];
            return _maker.Make(telegram) is { } reading ? Said(reading) : [];
        }

        private IEnumerable<MeterReading> Said(MeterReading reading)
        {
            yield return defect == "says 200 A" ? new MeterReading(2000, 0, 0, 0, null) : reading;
            if (defect == "says the last reading again") yield return reading;
            while (defect == "never stops repeating itself") yield return reading;
        }
    }
}
