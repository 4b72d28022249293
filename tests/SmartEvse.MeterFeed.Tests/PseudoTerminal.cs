using System;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SmartEvse.MeterFeed.Tests;

/// <summary>A serial cable without hardware: what is written here comes out of the device at <see cref="Path"/>.</summary>
internal sealed partial class PseudoTerminal : IDisposable
{
    private const int ReadWrite = 2;

    private readonly FileStream _stream;

    public PseudoTerminal()
    {
        int master = Open(ReadWrite);
        if (master < 0 || Grant(master) != 0 || Unlock(master) != 0) throw new IOException("no pseudo terminal");
        Path = Marshal.PtrToStringUTF8(Name(master))!;
        _stream = new FileStream(new SafeFileHandle(master, ownsHandle: true), FileAccess.Write, bufferSize: 0);
    }

    public string Path { get; }

    public void Write(ReadOnlySpan<byte> bytes) => _stream.Write(bytes);

    /// <summary>Unplugs.</summary>
    public void Dispose() => _stream.Dispose();

    [LibraryImport("libc", EntryPoint = "posix_openpt")]
    private static partial int Open(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt")]
    private static partial int Grant(int descriptor);

    [LibraryImport("libc", EntryPoint = "unlockpt")]
    private static partial int Unlock(int descriptor);

    [LibraryImport("libc", EntryPoint = "ptsname")]
    private static partial IntPtr Name(int descriptor);
}
