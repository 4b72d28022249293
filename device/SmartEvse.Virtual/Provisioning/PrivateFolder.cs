using System;
using System.IO;
using System.Linq;
using System.Text;

namespace SmartEvse.Virtual.Provisioning;

/// <summary>A folder and files that only their owner can read: passwords are in there.</summary>
internal static class PrivateFolder
{
    private static readonly UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the folder.</summary>
    /// <exception cref="WrongCallException">It is there and holds something, or cannot be made.</exception>
    internal static void Create(string folder)
    {
        if (File.Exists(folder)) throw new WrongCallException($"--out {folder}: is a file; expected a new or empty folder");
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()) throw new WrongCallException($"--out {folder}: is not empty; expected a new or empty folder");
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
            else Directory.CreateDirectory(folder, Private | UnixFileMode.UserExecute);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new WrongCallException($"--out {folder}: cannot be made: {wrong.Message}", wrong);
        }
    }

    /// <summary>Writes a file, mode 600.</summary>
    internal static void Write(string folder, string name, byte[] bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Private;
        using var file = new FileStream(Path.Combine(folder, name), options);
        file.Write(bytes);
    }

    /// <summary>Writes a text as UTF-8.</summary>
    internal static void Write(string folder, string name, string text) => Write(folder, name, Encoding.UTF8.GetBytes(text));

    /// <summary>True when others on this computer can read the file.</summary>
    internal static bool IsOpenToOthers(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0;
}
