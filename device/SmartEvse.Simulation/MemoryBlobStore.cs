using System;
using System.Collections.Generic;
using SmartEvse.Core.Settings;

namespace SmartEvse.Simulation;

/// <summary>The stored files of a simulated charger: they outlive its power, not the process.</summary>
public sealed class MemoryBlobStore : IBlobStore
{
    private readonly Dictionary<string, byte[]> _files = [];

    /// <inheritdoc/>
    public int Read(string name, byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        if (!_files.TryGetValue(name, out var file) || file.Length > buffer.Length) return -1;
        file.CopyTo(buffer, 0);
        return file.Length;
    }

    /// <inheritdoc/>
    public bool Write(string name, byte[] buffer, int length)
    {
        _files[name] = buffer.AsSpan(0, length).ToArray();
        return true;
    }
}
