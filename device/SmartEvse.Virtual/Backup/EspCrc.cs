using System;

namespace SmartEvse.Virtual.Backup;

/// <summary>The CRC-32 of the ESP32's ROM as ESP-IDF calls it, with UINT32_MAX: the usual polynomial from 0 instead of all ones. "123456789" gives 0xD202D277.</summary>
internal static class EspCrc
{
    internal static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
