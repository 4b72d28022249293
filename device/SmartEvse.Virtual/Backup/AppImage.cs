using System;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SmartEvse.Virtual.Backup;

/// <summary>A program of an ESP32 in flash: E9, segments, a checksum byte, and usually a SHA-256 (ESP-IDF, esp_app_format.h).</summary>
internal static class AppImage
{
    private const byte Magic = 0xE9;
    private const int HeaderLength = 24;
    private const int MaxSegments = 16;
    private const int Sha256Length = 32;
    private const uint DescriptionMagic = 0xABCD5432;

    /// <summary>True when nothing was ever written here.</summary>
    internal static bool IsEmpty(ReadOnlySpan<byte> part) => part.IndexOfAnyExcept((byte)0xFF) < 0;

    /// <summary>Checks a program from its first byte.</summary>
    /// <param name="part">Its partition, or as much of it as there is.</param>
    /// <param name="name">Project and version as they stand in it; empty when it does not say (a boot loader).</param>
    /// <returns>Null, or what is wrong.</returns>
    internal static string? Check(ReadOnlySpan<byte> part, out string name)
    {
        name = "";
        if (part.Length < HeaderLength) return "the file ends before it";
        if (part[0] != Magic) return $"it begins with {part[0]:X2} and not with E9";
        int segments = part[1];
        if (segments is 0 or > MaxSegments) return $"it claims {segments} segments";

        var end = HeaderLength;
        byte sum = 0xEF;
        for (var i = 0; i < segments; i++)
        {
            if (end + 8 > part.Length) return $"it ends in front of segment {i + 1} of {segments}";
            long length = BinaryPrimitives.ReadUInt32LittleEndian(part[(end + 4)..]);
            if (end + 8 + length > part.Length) return $"segment {i + 1} of {segments} goes beyond its end";
            var data = part.Slice(end + 8, (int)length);
            foreach (var b in data) sum ^= b;
            if (i == 0) name = Description(data);
            end += 8 + (int)length;
        }

        // The checksum is the last byte of a line of 16.
        var checksumAt = end | 15;
        if (checksumAt >= part.Length) return "it ends in front of its checksum";
        if (part[checksumAt] != sum) return "its checksum does not fit";
        return HashFault(part, checksumAt + 1);
    }

    private static string? HashFault(ReadOnlySpan<byte> part, int length)
    {
        if (part[HeaderLength - 1] != 1) return null;
        if (length + Sha256Length > part.Length) return "it ends in front of its SHA-256";
        return SHA256.HashData(part[..length]).AsSpan().SequenceEqual(part.Slice(length, Sha256Length)) ? null : "its SHA-256 does not fit";
    }

    private static string Description(ReadOnlySpan<byte> data)
    {
        if (data.Length < 80 || BinaryPrimitives.ReadUInt32LittleEndian(data) != DescriptionMagic) return "";
        return $"{Text(data.Slice(48, 32))} {Text(data.Slice(16, 32))}".Trim();
    }

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        return Encoding.ASCII.GetString(end < 0 ? bytes : bytes[..end]);
    }
}
