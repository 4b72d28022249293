using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SmartEvse.Firmware.Tests.Projects;

/// <summary>The repository this test was built from.</summary>
internal static class Checkout
{
    internal static string Root { get; } = FindRoot();

    internal static string PathOf(string relative) => Path.Combine(Root, relative);

    internal static string Read(string relative) => File.ReadAllText(PathOf(relative));

    /// <summary>The C# files of a folder, relative to it, without what builds leave behind.</summary>
    internal static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(PathOf(folder), "*.cs", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(PathOf(folder), f).Replace('\\', '/'))
        .Where(f => !f.Split('/').Any(part => part is "bin" or "obj"))
        .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")) && Directory.Exists(Path.Combine(folder.FullName, "device"))) return folder.FullName;
        }

        throw new InvalidOperationException("the tests do not run inside the repository");
    }
}
