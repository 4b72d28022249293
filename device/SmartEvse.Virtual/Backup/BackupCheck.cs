using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SmartEvse.Virtual.Backup;

/// <summary>
/// Says whether a read-out of a board's flash is enough to bring the original firmware back: whole size, boot loader, partition table, the program in both
/// slots, and the store with serial number and Wi-Fi.
/// </summary>
internal sealed class BackupCheck
{
    /// <summary>Flash of a SmartEVSE v3 in bytes.</summary>
    internal const int FlashLength = 0x400000;

    private const int BootLoaderAddress = 0x1000;

    /// <summary>The slots of the C++ firmware.</summary>
    private static readonly long[] OriginalSlots = [0x10000, 0x1C0000];

    private readonly List<string> _facts = [];
    private readonly List<string> _missing = [];

    private BackupCheck()
    {
    }

    /// <summary>What is there, one line each.</summary>
    internal IReadOnlyList<string> Facts => _facts;

    /// <summary>What is missing or damaged, one line each; empty = the backup is whole.</summary>
    internal IReadOnlyList<string> Missing => _missing;

    internal static BackupCheck Of(byte[] flash)
    {
        var check = new BackupCheck();
        check.Size(flash);
        if (check._missing.Count > 0 && (flash.Length == 0 || flash.AsSpan().IndexOfAnyExcept(flash[0]) < 0)) return check;
        check.Program(flash, "boot loader", BootLoaderAddress, PartitionTable.Address - BootLoaderAddress);
        var table = PartitionTable.Read(flash, out var wrong);
        if (wrong == null) check._facts.Add($"partition table at 0x8000: {string.Join(", ", table.Select(p => p.Label))}; its MD5 fits");
        else check._missing.Add($"partition table at 0x8000: {wrong}");
        if (table.Count == 0) return check;
        check.Slots(flash, table);
        check.Nvs(flash, table);
        return check;
    }

    private void Size(byte[] flash)
    {
        if (flash.Length == FlashLength) _facts.Add("size: 4 MB");
        else _missing.Add(string.Create(CultureInfo.InvariantCulture, $"size: {flash.Length} bytes; expected {FlashLength} (4 MB)"));
        if (flash.Length > 0 && flash.AsSpan().IndexOfAnyExcept(flash[0]) < 0) _missing.Add($"every byte is {flash[0]:X2}: the flash was not read, or is empty");
    }

    private bool Program(byte[] flash, string what, long address, long length)
    {
        var wrong = AppImage.Check(Part(flash, address, length), out var name);
        if (wrong == null) _facts.Add($"{what} at 0x{address:x}: whole{(name.Length > 0 ? $" ({name})" : "")}");
        else _missing.Add($"{what} at 0x{address:x}: {wrong}");
        return wrong == null;
    }

    private void Slots(byte[] flash, IReadOnlyList<Partition> table)
    {
        var slots = table.Where(p => p.IsOtaSlot).OrderBy(p => p.Subtype).ToList();
        if (!slots.Select(s => s.Offset).SequenceEqual(OriginalSlots))
        {
            _missing.Add("the original firmware: it has slots at 0x10000 and 0x1c0000, this table has "
                + (slots.Count == 0 ? "none" : string.Join(" and ", slots.Select(s => $"0x{s.Offset:x}")))
                + (table.Any(p => p.Label == "deploy") ? "; this board has nanoFramework on it already" : ""));
            return;
        }

        var data = table.FirstOrDefault(p => p.IsOtaData);
        var chosen = data == null ? -1 : OtaSelect.Slot(Part(flash, data.Offset, data.Size));
        _facts.Add(chosen < 0 ? "starts from slot 0: nothing else was ever chosen" : $"starts from slot {chosen}");
        for (var i = 0; i < slots.Count; i++)
        {
            var part = Part(flash, slots[i].Offset, slots[i].Size);
            // Before its first update a board has one program only; that it starts from the other slot is what counts.
            if (part.Length == slots[i].Size && AppImage.IsEmpty(part) && i != Math.Max(chosen, 0)) _facts.Add($"slot {i} at 0x{slots[i].Offset:x}: empty, as before the first update");
            else Program(flash, $"slot {i}", slots[i].Offset, slots[i].Size);
        }
    }

    private void Nvs(byte[] flash, IReadOnlyList<Partition> table)
    {
        var part = table.FirstOrDefault(p => p.IsNvs);
        if (part == null)
        {
            _missing.Add("the store (NVS): the partition table has none");
            return;
        }

        var nvs = new NvsPartition(Part(flash, part.Offset, part.Size));
        if (nvs.Pages == 0)
        {
            _missing.Add($"the store (NVS) at 0x{part.Offset:x}: not one whole page; settings, serial number and device key are not in this file");
            return;
        }

        _facts.Add($"the store (NVS) at 0x{part.Offset:x}: {nvs.Pages} pages");
        _facts.Add(nvs.Has("nvs.net80211", "sta.ssid") ? "Wi-Fi: a network is stored (the file holds its password)" : "Wi-Fi: no network is stored; the board was not on Wi-Fi");
        _facts.Add(nvs.Number("KeyStorage", "serialnr") is { } serial
            ? string.Create(CultureInfo.InvariantCulture, $"serial number: {serial} (./run.sh provision --serial {serial} keeps it)")
            : "serial number: not in the store; read it from the sticker");
    }

    private static ReadOnlySpan<byte> Part(byte[] flash, long offset, long length) =>
        offset >= flash.Length ? [] : flash.AsSpan((int)offset, (int)Math.Min(length, flash.Length - offset));
}
