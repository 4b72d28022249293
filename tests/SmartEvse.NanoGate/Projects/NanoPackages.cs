using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Mono.Cecil;
using SmartEvse.NanoGate.Compile;
using SmartEvse.NanoGate.Surface;

namespace SmartEvse.NanoGate.Projects;

/// <summary>The packages that a project of the device needs, in the versions of the one table.</summary>
internal static class NanoPackages
{
    private static readonly List<(string Assembly, string Package, string Version)> Table = ReadTable();

    /// <summary>What a compiled part refers to, and what that refers to in turn, in the order of the table.</summary>
    public static IReadOnlyList<(string Assembly, string Package, string Version)> Of(CompiledPart part)
    {
        using var module = ModuleDefinition.ReadModule(new MemoryStream(part.Image));
        var needed = module.AssemblyReferences.Select(r => r.Name).ToHashSet();
        while (ReferenceSet.Shared.Surface.Where(a => needed.Contains(a.Name)).SelectMany(a => a.References).FirstOrDefault(r => !needed.Contains(r)) is { } more) needed.Add(more);
        return [.. Table.Where(p => needed.Contains(p.Assembly))];
    }

    /// <summary>The package of an assembly.</summary>
    public static (string Assembly, string Package, string Version) Of(string assembly) => Table.Single(p => p.Assembly == assembly);

    /// <summary>The text of a packages.config.</summary>
    public static string Config(IEnumerable<(string Assembly, string Package, string Version)> packages)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<packages>\n");
        foreach (var (_, package, version) in packages)
            text.Append($"  <package id=\"{package}\" version=\"{version}\" targetFramework=\"netnano1.0\" />\n");
        return text.Append("</packages>\n").ToString();
    }

    /// <summary>A reference of a project file, from <paramref name="up"/> folders above it.</summary>
    public static string Reference((string Assembly, string Package, string Version) package, string up, string? assembly = null, string? file = null) =>
        $"    <Reference Include=\"{assembly ?? package.Assembly}\">\n      <HintPath>{up}packages\\{package.Package}.{package.Version}\\lib\\{file ?? package.Assembly + ".dll"}</HintPath>\n    </Reference>\n";

    private static List<(string Assembly, string Package, string Version)> ReadTable()
    {
        using var reader = new StreamReader(typeof(NanoPackages).Assembly.GetManifestResourceStream("nano-packages.txt")!);
        return [.. reader.ReadToEnd().Split('\n').Where(l => l.Contains('|')).Select(l => l.Trim().Split('|')).Select(r => (r[0], r[1], r[2]))];
    }
}
