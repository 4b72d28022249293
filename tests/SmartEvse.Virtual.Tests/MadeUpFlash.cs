using System;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SmartEvse.Virtual.Backup;

namespace SmartEvse.Virtual.Tests;

/// <summary>A flash as a board with the C++ firmware has it: made up, no byte of a real one.</summary>
internal sealed class MadeUpFlash
{
    internal const int OtaData = 0xE000;
    internal const int Slot0 = 0x10000;
    internal const int Slot1 = 0x1C0000;
    internal const int Nvs = 0x9000;
    private int _tableEnd = PartitionTable.Address;
    private int _entry;

    internal MadeUpFlash()
    {
        Bytes.AsSpan().Fill(0xFF);
        Program(0x1000, "", "", hash: true);
        Row(1, 2, Nvs, 0x5000, "nvs");
        Row(1, 0, OtaData, 0x2000, "otadata");
        Row(0, 0x10, Slot0, 0x1B0000, "app0");
        Row(0, 0x11, Slot1, 0x1B0000, "app1");
        Row(1, 0x82, 0x370000, 0x90000, "spiffs");
        EndTable();
        Program(Slot0, "SmartEVSE", "v3.6.9", hash: true);
        Program(Slot1, "SmartEVSE", "v3.7.0", hash: true);
        Choose(2);
        Page();
        Entry(0, "nvs.net80211", 1, 1);
        Entry(1, "sta.ssid", 0x42, 0);
        Entry(0, "KeyStorage", 1, 2);
        Entry(2, "serialnr", 4, 54321);
    }

    internal byte[] Bytes { get; private set; } = new byte[BackupCheck.FlashLength];

    internal void Resize(int length)
    {
        var bytes = Bytes;
        Array.Resize(ref bytes, length);
        Bytes = bytes;
    }

    internal void Erase(int at, int length) => Bytes.AsSpan(at, length).Fill(0xFF);

    /// <summary>A table as nanoFramework has it.</summary>
    internal void NanoTable()
    {
        Erase(PartitionTable.Address, 0x1000);
        _tableEnd = PartitionTable.Address;
        Row(1, 2, Nvs, 0x6000, "nvs");
        Row(0, 0, Slot0, 0x1D0000, "factory");
        Row(1, 0x84, 0x1E0000, 0x1C0000, "deploy");
        EndTable();
    }

    internal void TableWithoutNvs()
    {
        Erase(PartitionTable.Address, 0x1000);
        _tableEnd = PartitionTable.Address;
        Row(0, 0x10, Slot0, 0x1B0000, "app0");
        Row(0, 0x11, Slot1, 0x1B0000, "app1");
        EndTable();
    }

    internal void Program(int at, string project, string version, bool hash)
    {
        var first = new byte[256];
        BinaryPrimitives.WriteUInt32LittleEndian(first, 0xABCD5432);
        Encoding.ASCII.GetBytes(version).CopyTo(first, 16);
        Encoding.ASCII.GetBytes(project).CopyTo(first, 48);
        byte[][] segments = [first, [1, 2, 3, 4], new byte[1000]];
        Bytes[at] = 0xE9;
        Bytes[at + 1] = (byte)segments.Length;
        Bytes.AsSpan(at + 2, 21).Clear();
        Bytes[at + 23] = (byte)(hash ? 1 : 0);
        var end = at + 24;
        byte sum = 0xEF;
        foreach (var segment in segments)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(Bytes.AsSpan(end), 0x3F400020);
            BinaryPrimitives.WriteUInt32LittleEndian(Bytes.AsSpan(end + 4), (uint)segment.Length);
            segment.CopyTo(Bytes, end + 8);
            foreach (var b in segment) sum ^= b;
            end += 8 + segment.Length;
        }

        Bytes[end | 15] = sum;
        var length = (end | 15) + 1 - at;
        if (hash) SHA256.HashData(Bytes.AsSpan(at, length)).CopyTo(Bytes, at + length);
    }

    /// <summary>Writes the counter of the last update: 1 starts slot 0, 2 slot 1.</summary>
    internal void Choose(uint counter)
    {
        var entry = Bytes.AsSpan(OtaData + (counter % 2 == 0 ? 0x1000 : 0), 32);
        BinaryPrimitives.WriteUInt32LittleEndian(entry, counter);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[28..], EspCrc.Of(entry[..4]));
    }

    private void Row(byte type, byte subtype, int offset, int size, string label)
    {
        var row = Bytes.AsSpan(_tableEnd, 32);
        row.Clear();
        row[0] = 0xAA;
        row[1] = 0x50;
        row[2] = type;
        row[3] = subtype;
        BinaryPrimitives.WriteInt32LittleEndian(row[4..], offset);
        BinaryPrimitives.WriteInt32LittleEndian(row[8..], size);
        Encoding.ASCII.GetBytes(label).CopyTo(row[12..]);
        _tableEnd += 32;
    }

    private void EndTable()
    {
        Bytes[_tableEnd] = 0xEB;
        Bytes[_tableEnd + 1] = 0xEB;
#pragma warning disable CA5351 // What the format has.
        MD5.HashData(Bytes.AsSpan(PartitionTable.Address, _tableEnd - PartitionTable.Address)).CopyTo(Bytes, _tableEnd + 16);
#pragma warning restore CA5351
    }

    private void Page()
    {
        var page = Bytes.AsSpan(Nvs, 0x1000);
        BinaryPrimitives.WriteUInt32LittleEndian(page, 0xFFFFFFFE);
        BinaryPrimitives.WriteUInt32LittleEndian(page[4..], 0);
        page[8] = 0xFE;
        BinaryPrimitives.WriteUInt32LittleEndian(page[28..], EspCrc.Of(page[4..28]));
    }

    private void Entry(byte space, string key, byte type, uint value)
    {
        Bytes[Nvs + 32 + (_entry / 4)] &= (byte)~(1 << (_entry % 4 * 2));
        var entry = Bytes.AsSpan(Nvs + 64 + (_entry++ * 32), 32);
        entry[0] = space;
        entry[1] = type;
        entry[2] = 1;
        entry.Slice(8, 16).Clear();
        Encoding.ASCII.GetBytes(key).CopyTo(entry[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[24..], value);
        byte[] covered = [.. entry[..4], .. entry[8..]];
        BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], EspCrc.Of(covered));
    }
}
