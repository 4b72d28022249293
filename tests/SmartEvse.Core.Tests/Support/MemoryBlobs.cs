using System;
using System.Collections.Generic;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Tests.Support;

/// <summary>A medium in memory that can lose its power at any byte of a write.</summary>
internal sealed class MemoryBlobs : IBlobStore
{
    /// <summary>The files.</summary>
    public Dictionary<string, byte[]> Files { get; } = [];

    /// <summary>How many more bytes can be written before the power goes; -1 = it stays.</summary>
    public int BytesUntilCut { get; set; } = -1;

    /// <summary>What fills the rest of the file that was being written: a value, or -1 for a file that ends there.</summary>
    public int Garble { get; set; } = -1;

    /// <summary>True when the medium refuses every write.</summary>
    public bool Refuses { get; set; }

    /// <summary>How many bytes were written so far.</summary>
    public int Written { get; private set; }

    /// <summary>How many files were written so far, in part or whole.</summary>
    public int Writes { get; private set; }

    /// <inheritdoc/>
    public int Read(string name, byte[] buffer)
    {
        if (!Files.TryGetValue(name, out var file) || file.Length > buffer.Length) return -1;
        Array.Copy(file, buffer, file.Length);
        return file.Length;
    }

    /// <inheritdoc/>
    public bool Write(string name, byte[] buffer, int length)
    {
        if (Refuses) return false;
        var whole = buffer.AsSpan(0, length).ToArray();
        Written += length;
        Writes++;
        if (BytesUntilCut < 0 || BytesUntilCut >= length)
        {
            if (BytesUntilCut >= 0) BytesUntilCut -= length;
            Files[name] = whole;
            return true;
        }

        Files[name] = Garble < 0 ? whole[..BytesUntilCut] : Garbled(whole, BytesUntilCut);
        BytesUntilCut = 0;
        throw new PowerCutException();
    }

    /// <summary>A medium with the same files.</summary>
    public MemoryBlobs Copy()
    {
        var copy = new MemoryBlobs();
        foreach (var (name, file) in Files) copy.Files[name] = (byte[])file.Clone();
        return copy;
    }

    private byte[] Garbled(byte[] whole, int from)
    {
        for (var i = from; i < whole.Length; i++) whole[i] = (byte)Garble;
        return whole;
    }

    /// <summary>The power went: whoever was writing is gone.</summary>
    internal sealed class PowerCutException : Exception;
}
