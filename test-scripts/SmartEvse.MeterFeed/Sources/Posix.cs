using System;
using System.IO;
using System.Runtime.InteropServices;

namespace SmartEvse.MeterFeed.Sources;

/// <summary>The calls of the C library that a serial line needs, and their numbers on Linux (x86, ARM, RISC-V) and macOS.</summary>
internal static unsafe partial class Posix
{
    /// <summary>Larger than struct termios of any platform (Linux 60 bytes, macOS 72).</summary>
    public const int TermiosSize = 128;

    public const short PollIn = 1;

    private const string C = "libc";

    public static bool IsSupported => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS();

    private static bool IsMac => OperatingSystem.IsMacOS();

    // O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC
    public static int OpenFlags => IsMac ? 0x20000 | 0x4 | 0x1000000 : 0x100 | 0x800 | 0x80000;

    public static int TryAgain => IsMac ? 35 : 11;

    public static int FlushInput => IsMac ? 1 : 0;

    public static int SetNow => 0;

    public static int Interrupted => 4;

    [StructLayout(LayoutKind.Sequential)]
    public struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Happened;
    }

    [LibraryImport(C, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport(C, EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    [LibraryImport(C, EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, byte* buffer, nuint length);

    [LibraryImport(C, EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(PollDescriptor* descriptors, nuint count, int timeoutMs);

    [LibraryImport(C, EntryPoint = "tcgetattr", SetLastError = true)]
    public static partial int GetAttributes(int descriptor, byte* termios);

    [LibraryImport(C, EntryPoint = "tcsetattr", SetLastError = true)]
    public static partial int SetAttributes(int descriptor, int when, byte* termios);

    [LibraryImport(C, EntryPoint = "tcflush", SetLastError = true)]
    public static partial int Flush(int descriptor, int queue);

    [LibraryImport(C, EntryPoint = "cfmakeraw")]
    public static partial void MakeRaw(byte* termios);

    [LibraryImport(C, EntryPoint = "cfsetispeed", SetLastError = true)]
    public static partial int SetInputSpeed(byte* termios, nuint speed);

    [LibraryImport(C, EntryPoint = "cfsetospeed", SetLastError = true)]
    public static partial int SetOutputSpeed(byte* termios, nuint speed);

    /// <summary>The number by which termios knows a speed; only those that P1 uses.</summary>
    public static nuint Speed(int baud) => (baud, IsMac) switch
    {
        (9600, false) => 0x000D,
        (115200, false) => 0x1002,
        (9600 or 115200, true) => (nuint)baud,
        _ => throw new ArgumentOutOfRangeException(nameof(baud), baud, "9600 or 115200"),
    };

    /// <summary>Sets data bits, parity, one stop bit, no handshake, and "ignore modem lines" in c_cflag.</summary>
    public static void SetFormat(byte* termios, SerialFormat format)
    {
        bool seven = format == SerialFormat.SevenEven;
        if (IsMac)
        {
            // tcflag_t is an unsigned long: c_cflag is the third.
            ulong* flags = (ulong*)(termios + 16);
            *flags &= ~0x0003_3700UL; // CCTS_OFLOW | CRTS_IFLOW, CSIZE, CSTOPB, PARENB, PARODD
            *flags |= 0x8800UL; // CLOCAL | CREAD
            *flags |= seven ? 0x1200UL : 0x0300UL; // PARENB | CS7 : CS8
            return;
        }
        uint* linux = (uint*)(termios + 8);
        *linux &= ~0x8000_0370U; // CRTSCTS, CSIZE, CSTOPB, PARENB, PARODD
        *linux |= 0x0880U; // CLOCAL | CREAD
        *linux |= seven ? 0x0120U : 0x0030U; // PARENB | CS7 : CS8
    }

    /// <summary>The last error of the C library in words.</summary>
    public static IOException LastError() => new(Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError()));
}
