using System;
using System.Collections.Generic;

namespace SmartEvse.Virtual.Fuzzing;

/// <summary>
/// The telegrams with a right checksum in a stream that is there as a whole: the same rules as the meter feed's reader, which sees one byte at a time,
/// written a second time in another way, with a checksum of its own.
/// </summary>
internal static class RightTelegrams
{
    private const int MostDigits = 4;
    private const string LineEnd = "\r\n";

    private static readonly ushort[] Table = MakeTable();

    /// <summary>CRC-16/ARC.</summary>
    internal static ushort Checksum(ReadOnlySpan<byte> bytes)
    {
        ushort crc = 0;
        foreach (var b in bytes) crc = (ushort)((crc >> 8) ^ Table[(byte)(crc ^ b)]);
        return crc;
    }

    /// <summary>Where they stand, from the last <c>/</c> before the first <c>!</c> to that <c>!</c>.</summary>
    /// <param name="stream">All bytes.</param>
    /// <param name="capacity">Longest telegram in bytes.</param>
    internal static List<Range> In(ReadOnlySpan<byte> stream, int capacity)
    {
        var found = new List<Range>();
        var start = -1;
        for (var i = 0; i < stream.Length; i++)
        {
            if (stream[i] == '/') start = i;
            if (stream[i] != '!' || start < 0) continue;
            var telegram = start..(i + 1);
            if (i + 1 - start <= capacity && Printed(stream[(i + 1)..]) == Checksum(stream[telegram])) found.Add(telegram);
            start = -1;
        }

        return found;
    }

    // The number behind the "!", -1 when there is none. Fewer than four digits count when the line, or all, ends behind them, or the next telegram begins.
    private static int Printed(ReadOnlySpan<byte> rest)
    {
        var digits = 0;
        while (digits < Math.Min(MostDigits, rest.Length) && char.IsAsciiHexDigit((char)rest[digits])) digits++;
        if (digits == 0) return -1;
        if (digits < MostDigits && digits < rest.Length && rest[digits] != '/' && !LineEnd.Contains((char)rest[digits])) return -1;
        return Convert.ToInt32(System.Text.Encoding.ASCII.GetString(rest[..digits]), 16);
    }

    private static ushort[] MakeTable()
    {
        var table = new ushort[256];
        for (var i = 0; i < table.Length; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xA001);
            table[i] = (ushort)crc;
        }

        return table;
    }
}
