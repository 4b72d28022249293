using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using SmartEvse.MeterFeed.P1;
using SmartEvse.Simulation.Fuzzing;

namespace SmartEvse.Virtual.Fuzzing;

/// <summary>Makes what a P1 port might send: one to three telegrams that are nearly right, with noise between them.</summary>
internal sealed class P1Stream
{
    private const int MostParts = 3;
    private const int LongestNoise = 40;
    private const int LongestGrowth = 32 * 1024;
    private const int LongestRepeated = 64;

    // 255 and 250 begin telnet commands; the rest means something in a telegram.
    private static readonly byte[] Meant = [.. "/!\r\n0Ff*(:.)"u8, 255, 250, 240, 251];

    // Beside the pieces every target gets: the marks of a telegram, units, and the numbers at which a reading is refused.
    private static readonly byte[][] Pieces = [.. new[]
    {
        "/", "!", "(", ")", "*", "()", "*kW", "*W", "*kWh", "*Wh", "*V", "*A", ".", "\r\n", "!\r\n", "\r\n/", "1-0:21.7.0(", "1-0:42.7.0(", "1-0:31.7.0(", "1-0:71.7.0(", "1-0:32.7.0(", "1-0:1.8.0(",
        "0.0005", "199.94", "199.95", "300.04", "300.05", "49.95", "49.94", "10000.000", "10000.001", "9999.9999", "999999999999", "1000000000000", "2147483.647", "2147483.648",
    }.Select(Encoding.ASCII.GetBytes)];

    private readonly Mutator _mutator = new(P1Seed.Examples.Concat(P1Seed.Edges).Select(s => s.Bytes), Pieces);
    private readonly List<byte> _bytes = [];

    /// <summary>The stream of the seed that the generator stands at.</summary>
    internal byte[] Next(FuzzRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        _bytes.Clear();
        for (var parts = 1 + random.Below(MostParts); parts > 0; parts--)
        {
            if (random.OneIn(4)) AddNoise(random);
            var telegram = _mutator.Next(random);
            if (random.OneIn(16)) telegram = Grown(telegram, random);
            // With the old checksum nearly all end at it: three of four get a right one, so that the lines are read.
            if (random.OneIn(4)) _bytes.AddRange(telegram);
            else AddMended(telegram, random);
        }

        return [.. _bytes];
    }

    private void AddNoise(FuzzRandom random)
    {
        for (var count = random.Below(LongestNoise); count > 0; count--) _bytes.Add(random.OneIn(2) ? (byte)random.Below(256) : Meant[random.Below(Meant.Length)]);
    }

    // A piece of it comes again and again: to about the longest telegram that is read, or to any length.
    private static byte[] Grown(byte[] telegram, FuzzRandom random)
    {
        if (telegram.Length == 0) return telegram;
        var at = random.Below(telegram.Length);
        var piece = telegram.AsSpan(at, Math.Min(1 + random.Below(LongestRepeated), telegram.Length - at));
        var body = Array.IndexOf(telegram, (byte)'!') + 1;
        var growth = random.OneIn(2) ? Math.Max(0, TelegramReader.Capacity - body - 4 + random.Below(9)) : random.Below(LongestGrowth);
        var grown = new byte[telegram.Length + growth];
        telegram.AsSpan(0, at).CopyTo(grown);
        for (var i = 0; i < growth; i++) grown[at + i] = piece[i % piece.Length];
        telegram.AsSpan(at).CopyTo(grown.AsSpan(at + growth));
        return grown;
    }

    // The forms that meters print: four digits, small letters, no leading zeros, no line end, and no checksum at all.
    private void AddMended(byte[] telegram, FuzzRandom random)
    {
        var end = Array.IndexOf(telegram, (byte)'!') + 1;
        var start = end == 0 ? -1 : Array.LastIndexOf(telegram, (byte)'/', end - 1);
        if (start < 0)
        {
            _bytes.AddRange(telegram);
            return;
        }

        var crc = RightTelegrams.Checksum(telegram.AsSpan(start, end - start));
        var form = random.Below(8) switch
        {
            0 => crc.ToString("x4", CultureInfo.InvariantCulture) + "\n",
            1 => crc.ToString("X", CultureInfo.InvariantCulture) + "\r\n",
            2 => crc.ToString("X4", CultureInfo.InvariantCulture),
            3 => "\r\n",
            _ => crc.ToString("X4", CultureInfo.InvariantCulture) + "\r\n",
        };
        _bytes.AddRange(telegram.AsSpan(0, end));
        _bytes.AddRange(Encoding.ASCII.GetBytes(form));
        var line = Array.IndexOf(telegram, (byte)'\n', end) + 1;
        if (line > 0) _bytes.AddRange(telegram.AsSpan(line));
    }
}
