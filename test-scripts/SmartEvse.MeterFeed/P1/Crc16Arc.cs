using System;

namespace SmartEvse.MeterFeed.P1;

/// <summary>CRC-16/ARC: polynomial 0x8005 reflected, start value 0, no final XOR. The checksum of DSMR 4 and 5 telegrams.</summary>
public static class Crc16Arc
{
    private const ushort ReflectedPolynomial = 0xA001;

    /// <summary>The checksum of all bytes; of a telegram these are <c>/</c> to <c>!</c>, both included.</summary>
    public static ushort Compute(ReadOnlySpan<byte> bytes)
    {
        ushort crc = 0;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (ushort)((crc & 1) != 0 ? (crc >> 1) ^ ReflectedPolynomial : crc >> 1);
        }
        return crc;
    }
}
