using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SmartEvse.NanoGate.Compile;

/// <summary>Finds the source of the repository this test was built in.</summary>
internal static class PortableSource
{
    /// <summary>The first directory above the test's own that holds <c>Directory.Build.props</c> and <c>device/</c>.</summary>
    /// <exception cref="DirectoryNotFoundException">The test runs outside a checkout.</exception>
    public static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory != null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Directory.Build.props")) && Directory.Exists(Path.Combine(directory.FullName, "device")))
                return directory.FullName;
        }

        throw new DirectoryNotFoundException("No directory above " + AppContext.BaseDirectory + " holds Directory.Build.props and device/.");
    }

    /// <summary>The parts that exist in a checkout: a part is there when it has source.</summary>
    public static IReadOnlyList<PortablePart> PartsIn(string root) => [.. PortablePart.All.Where(p => Directory.Exists(Path.Combine(root, p.Folder)) && Read(root, p).Count > 0)];

    /// <summary>The room of Core that the gate judges like the others, but that the firmware leaves out: it has no web server yet (docs/decisions/0014-rest.md).</summary>
    public const string NotInFirmware = "device/SmartEvse.Core/Rest/";

    /// <summary>The files of a part that the firmware is built from.</summary>
    public static IEnumerable<SourceFile> ReadForFirmware(string root, PortablePart part) => Read(root, part).Where(f => !f.Path.StartsWith(NotInFirmware, StringComparison.Ordinal));

    /// <summary>Every C# file of a part, without <c>bin/</c> and <c>obj/</c>, in a fixed order.</summary>
    public static IReadOnlyList<SourceFile> Read(string root, PortablePart part) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(root, part.Folder), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(path => !path[part.Folder.Length..].Split('/').Any(folder => folder is "bin" or "obj") && part.Holds(path[(part.Folder.Length + 1)..]))
            .Concat(part.Extra != null && File.Exists(Path.Combine(root, part.Extra)) ? [part.Extra] : [])
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(root, path)))),
    ];
}
