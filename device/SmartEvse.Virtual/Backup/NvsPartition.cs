using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;

namespace SmartEvse.Virtual.Backup;

/// <summary>
/// Names (never values, save the serial number) in an NVS partition: pages of 4 KB with a header, two bits of state for each of 126 entries, and entries of
/// 32 bytes (ESP-IDF, nvs_flash).
/// </summary>
internal sealed class NvsPartition
{
    private const int PageLength = 0x1000;
    private const int EntryLength = 32;
    private const int EntriesPerPage = 126;
    private const uint Active = 0xFFFFFFFE;
    private const uint Full = 0xFFFFFFFC;
    private const byte UInt32Type = 0x04;

    private readonly Dictionary<byte, string> _namespaces = [];
    private readonly List<(byte Namespace, string Key, byte Type, uint Value)> _entries = [];

    /// <summary>Reads what is whole; the rest is passed over.</summary>
    internal NvsPartition(ReadOnlySpan<byte> part)
    {
        for (var at = 0; at + PageLength <= part.Length; at += PageLength) ReadPage(part.Slice(at, PageLength));
    }

    /// <summary>Pages with a whole header; 0 = this was never an NVS, or was erased.</summary>
    internal int Pages { get; private set; }

    /// <summary>True when there is an entry of that name.</summary>
    internal bool Has(string space, string key) => Find(space, key) >= 0;

    /// <summary>A number of 32 bits; null when there is none of that name.</summary>
    internal uint? Number(string space, string key)
    {
        var at = Find(space, key);
        return at >= 0 && _entries[at].Type == UInt32Type ? _entries[at].Value : null;
    }

    private int Find(string space, string key) => _entries.FindLastIndex(e => e.Key == key && _namespaces.TryGetValue(e.Namespace, out var name) && name == space);

    private void ReadPage(ReadOnlySpan<byte> page)
    {
        var state = BinaryPrimitives.ReadUInt32LittleEndian(page);
        if (state is not (Active or Full) || EspCrc.Of(page[4..28]) != BinaryPrimitives.ReadUInt32LittleEndian(page[28..])) return;
        Pages++;
        for (var i = 0; i < EntriesPerPage; i++)
        {
            var isWritten = ((page[32 + (i / 4)] >> (i % 4 * 2)) & 3) == 2;
            var entry = page.Slice(64 + (i * EntryLength), EntryLength);
            if (!isWritten || !IsWhole(entry)) continue;
            ReadEntry(entry);
            // A text or a blob lies in the entries behind its own.
            if (entry[2] > 1) i += entry[2] - 1;
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> entry)
    {
        Span<byte> covered = stackalloc byte[28];
        entry[..4].CopyTo(covered);
        entry[8..].CopyTo(covered[4..]);
        return EspCrc.Of(covered) == BinaryPrimitives.ReadUInt32LittleEndian(entry[4..]);
    }

    private void ReadEntry(ReadOnlySpan<byte> entry)
    {
        var name = entry.Slice(8, 16);
        var end = name.IndexOf((byte)0);
        var key = Encoding.ASCII.GetString(end < 0 ? name : name[..end]);
        if (entry[0] == 0) _namespaces[entry[24]] = key;
        else _entries.Add((entry[0], key, entry[1], BinaryPrimitives.ReadUInt32LittleEndian(entry[24..])));
    }
}
