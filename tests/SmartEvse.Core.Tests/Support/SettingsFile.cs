using System;
using System.Collections.Generic;
using System.Text;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Tests.Support;

/// <summary>
/// Builds a settings file byte by byte, as its format is described: "SEVS", version 1, sequence (4, low first), length of the entries (2), entries,
/// CRC-32 over all before it. An entry: type (0 number, 1 text, 2 state), length of the key, key, then 4 bytes of a number or a length and UTF-8.
/// </summary>
internal sealed class SettingsFile
{
    private readonly List<byte> _entries = [];

    /// <summary>Version of the format.</summary>
    public byte Version { get; set; } = 1;

    /// <summary>Adds raw bytes as entries.</summary>
    public SettingsFile Raw(byte[] bytes)
    {
        _entries.AddRange(bytes);
        return this;
    }

    /// <summary>Adds a number.</summary>
    public SettingsFile Number(string key, int value, byte type = 0)
    {
        Key(type, key);
        _entries.AddRange(BitConverter.GetBytes(value));
        return this;
    }

    /// <summary>Adds a text.</summary>
    public SettingsFile Text(string key, string value)
    {
        Key(1, key);
        var bytes = Encoding.UTF8.GetBytes(value);
        _entries.Add((byte)bytes.Length);
        _entries.AddRange(bytes);
        return this;
    }

    /// <summary>The whole file, with a right checksum.</summary>
    public byte[] ToBytes(int sequence = 1)
    {
        List<byte> file = [.. "SEVS"u8.ToArray(), Version, .. BitConverter.GetBytes(sequence), (byte)_entries.Count, (byte)(_entries.Count >> 8), .. _entries];
        var crc = Crc32.Of([.. file], file.Count);
        return [.. file, .. BitConverter.GetBytes(crc)];
    }

    private void Key(byte type, string key)
    {
        _entries.Add(type);
        _entries.Add((byte)key.Length);
        _entries.AddRange(Encoding.ASCII.GetBytes(key));
    }
}
