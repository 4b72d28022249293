using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading;

namespace SmartEvse.MqttLinks.Mosquitto;

/// <summary>Finds the platform's libmosquitto, starts it once, and says what to install when it is not there.</summary>
public static class MosquittoLibrary
{
    private static readonly Lazy<IntPtr> Loaded = new(() => LoadFirst(CandidatesHere()), LazyThreadSafetyMode.ExecutionAndPublication);
    private static readonly Lazy<string?> Start = new(() => StartOnce(Loaded.Value), LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>Null when the library is there and ready, else what is wrong and what to install.</summary>
    public static string? Problem => Start.Value;

    /// <summary>The library's version, such as <c>libmosquitto 2.0.11</c>, or the <see cref="Problem"/>.</summary>
    public static string Description
    {
        get
        {
            if (Problem is { } problem) return problem;
            _ = MosquittoNative.Version(out int major, out int minor, out int revision);
            return $"libmosquitto {major}.{minor}.{revision}";
        }
    }

    /// <summary>What a user reads when no candidate could be loaded.</summary>
    internal const string MissingText =
        "libmosquitto is not installed. Debian, Ubuntu, Raspberry Pi OS: sudo apt install libmosquitto1. Fedora: sudo dnf install mosquitto. "
        + "Alpine: apk add mosquitto-libs. macOS: brew install mosquitto. Windows: the installer from https://mosquitto.org/download/.";

    /// <summary>The files to try, in order. On Linux with its ABI number, since the plain name comes with the development package only.</summary>
    internal static IReadOnlyList<string> Candidates(OSPlatform platform, string programFiles)
    {
        if (platform == OSPlatform.Windows) return ["mosquitto.dll", programFiles + @"\mosquitto\mosquitto.dll"];
        if (platform == OSPlatform.OSX)
            return
            [
                "libmosquitto.1.dylib", "libmosquitto.dylib",
                "/opt/homebrew/lib/libmosquitto.1.dylib", "/opt/homebrew/lib/libmosquitto.dylib",
                "/usr/local/lib/libmosquitto.1.dylib", "/usr/local/lib/libmosquitto.dylib",
            ];
        return ["libmosquitto.so.1", "libmosquitto.so"];
    }

    /// <summary>The first candidate that loads, or zero.</summary>
    internal static IntPtr LoadFirst(IReadOnlyList<string> candidates)
    {
        foreach (string candidate in candidates)
            if (NativeLibrary.TryLoad(candidate, out IntPtr library))
                return library;
        return IntPtr.Zero;
    }

    /// <summary>Routes the imports of an assembly to the file found here.</summary>
    internal static void UseFor(Assembly assembly) => NativeLibrary.SetDllImportResolver(
        assembly, static (name, _, _) => name == MosquittoNative.Library ? Loaded.Value : IntPtr.Zero);

    /// <summary>The words for a return code of the library.</summary>
    internal static string ErrorText(int code) =>
        Marshal.PtrToStringUTF8(MosquittoNative.ErrorText(code))?.TrimEnd('.', ' ') ?? $"libmosquitto error {code}";

    /// <summary>Null when the loaded library is ready, else what is wrong.</summary>
    internal static string? StartOnce(IntPtr library)
    {
        if (library == IntPtr.Zero) return MissingText;
        try
        {
            int code = MosquittoNative.Initialise();
            return code == MosquittoNative.Success ? null : "libmosquitto does not start: " + ErrorText(code);
        }
        catch (Exception e) when (e is EntryPointNotFoundException or BadImageFormatException or FileLoadException)
        {
            return "libmosquitto cannot be used: " + e.Message;
        }
    }

    private static IReadOnlyList<string> CandidatesHere()
    {
        OSPlatform platform = OperatingSystem.IsWindows() ? OSPlatform.Windows
            : OperatingSystem.IsMacOS() ? OSPlatform.OSX
            : OSPlatform.Linux;
        return Candidates(platform, Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles));
    }
}
