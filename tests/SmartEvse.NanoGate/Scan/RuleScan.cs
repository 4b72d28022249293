using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using SmartEvse.NanoGate.Compile;
using SmartEvse.NanoGate.Surface;

namespace SmartEvse.NanoGate.Scan;

/// <summary>Reads what the compiler made and refuses what compiles and crashes, and what the design rules out.</summary>
internal static class RuleScan
{
    /// <summary>Scans one assembly.</summary>
    /// <param name="part">The compiled part.</param>
    /// <param name="earlier">The parts it was compiled against.</param>
    /// <param name="pure">True when the design's rules for Core hold.</param>
    public static IReadOnlyList<Finding> Run(CompiledPart part, IEnumerable<CompiledPart> earlier, bool pure)
    {
        using var resolver = ReferenceSet.Shared.OpenResolver();
        foreach (var one in earlier)
            resolver.Add(one.Image);
        var module = resolver.Add(part.Image, part.Symbols).MainModule;

        var report = new ScanReport();
        var definitions = new DefinitionScan(report, pure);
        var bodies = new BodyScan(report, pure);
        foreach (var type in module.GetTypes())
        {
            definitions.Scan(type);
            foreach (var method in type.Methods)
                bodies.Scan(method);
        }

        return report.Findings;
    }
}
