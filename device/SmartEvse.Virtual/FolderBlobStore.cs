using System;
using System.IO;
using SmartEvse.Core.Settings;

namespace SmartEvse.Virtual;

/// <summary>The stored files of a charger, in a folder of a PC.</summary>
public sealed class FolderBlobStore : IBlobStore
{
    private readonly string _folder;

    /// <summary>Uses a folder; it is made when missing.</summary>
    public FolderBlobStore(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
    }

    /// <inheritdoc/>
    public int Read(string name, byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        try
        {
            using var file = File.OpenRead(Path.Combine(_folder, name));
            if (file.Length > buffer.Length) return -1;
            return file.ReadAtLeast(buffer, (int)file.Length, throwOnEndOfStream: false);
        }
        catch (IOException)
        {
            return -1;
        }
        catch (UnauthorizedAccessException)
        {
            return -1;
        }
    }

    // Passwords are in there: nobody else on the machine needs to read them.
    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    /// <inheritdoc/>
    public bool Write(string name, byte[] buffer, int length)
    {
        try
        {
            using var file = new FileStream(Path.Combine(_folder, name), Options());
            file.Write(buffer, 0, length);
            file.Flush(flushToDisk: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
