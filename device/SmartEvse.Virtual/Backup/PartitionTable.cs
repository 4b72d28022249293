using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;

namespace SmartEvse.Virtual.Backup;

/// <summary>The partition table of an ESP32 at 0x8000: rows of 32 bytes that begin with AA 50, then one with the MD5 of all before it (ESP-IDF, gen_esp32part).</summary>
internal static class PartitionTable
{
    internal const int Address = 0x8000;

    private const int Length = 0xC00;
    private const int RowLength = 32;

    /// <summary>Reads the rows.</summary>
    /// <param name="flash">The flash from its first byte.</param>
    /// <param name="wrong">Null, or what is wrong with the table.</param>
    internal static IReadOnlyList<Partition> Read(ReadOnlySpan<byte> flash, out string? wrong)
    {
        var rows = new List<Partition>();
        wrong = null;
        if (flash.Length < Address + Length)
        {
            wrong = "the file ends before it";
            return rows;
        }

        var table = flash.Slice(Address, Length);
        for (var at = 0; at + RowLength <= Length; at += RowLength)
        {
            var row = table.Slice(at, RowLength);
            if (row[0] == 0xEB && row[1] == 0xEB)
            {
                if (!IsMd5Of(table[..at], row[16..])) wrong = "its MD5 does not fit";
                return rows;
            }

            if (row[0] != 0xAA || row[1] != 0x50) break;
            rows.Add(Row(row));
        }

        wrong = rows.Count == 0 ? "no row begins with AA 50" : "it has no MD5";
        return rows;
    }

    // MD5 is what the format has; it guards against bad reads, not against people.
#pragma warning disable CA5351
    private static bool IsMd5Of(ReadOnlySpan<byte> rows, ReadOnlySpan<byte> md5) => MD5.HashData(rows).AsSpan().SequenceEqual(md5);
#pragma warning restore CA5351

    private static Partition Row(ReadOnlySpan<byte> row) => new(
        row[2],
        row[3],
        BinaryPrimitives.ReadUInt32LittleEndian(row[4..]),
        BinaryPrimitives.ReadUInt32LittleEndian(row[8..]),
        Encoding.ASCII.GetString(row.Slice(12, 16)).TrimEnd('\0'));
}
