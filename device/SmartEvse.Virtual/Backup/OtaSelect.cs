using System;
using System.Buffers.Binary;

namespace SmartEvse.Virtual.Backup;

/// <summary>Which of two slots a board starts: the higher of two counters in otadata (ESP-IDF, esp_ota_select_entry_t).</summary>
internal static class OtaSelect
{
    private const int SectorLength = 0x1000;

    /// <summary>0 or 1; -1 when neither counter is whole, and the boot loader takes slot 0.</summary>
    internal static int Slot(ReadOnlySpan<byte> otaData)
    {
        uint best = 0;
        for (var sector = 0; sector < 2 && (sector + 1) * SectorLength <= otaData.Length; sector++)
        {
            var entry = otaData.Slice(sector * SectorLength, 32);
            var counter = BinaryPrimitives.ReadUInt32LittleEndian(entry);
            if (counter is 0 or uint.MaxValue || EspCrc.Of(entry[..4]) != BinaryPrimitives.ReadUInt32LittleEndian(entry[28..])) continue;
            best = Math.Max(best, counter);
        }

        return best == 0 ? -1 : (int)((best - 1) % 2);
    }
}
