using System.Collections.Generic;
using System.Linq;
using SmartEvse.NanoGate.Compile;
using SmartEvse.NanoGate.Scan;

namespace SmartEvse.NanoGate;

/// <summary>Compile, then scan.</summary>
internal static class Gate
{
    /// <summary>Judges a part of a checkout.</summary>
    /// <param name="root">The root of the checkout.</param>
    /// <param name="name">The name of the part.</param>
    /// <returns>Every refusal; none when the part may go onto the device.</returns>
    /// <remarks>The parts are compiled one after another, each against those before it, as the firmware build does.</remarks>
    public static IReadOnlyList<Finding> Judge(string root, string name)
    {
        var earlier = new List<CompiledPart>();
        foreach (var part in PortableSource.PartsIn(root).Append(PortablePart.DeviceTests))
        {
            var compiled = GateCompiler.Compile(part.Name, PortableSource.Read(root, part), part.Assemblies, earlier);
            if (part.Name == name)
                return compiled.Findings.Count > 0 ? compiled.Findings : RuleScan.Run(compiled, earlier, part.IsPure);
            if (compiled.Findings.Count > 0)
                return compiled.Findings;
            earlier.Add(compiled);
        }

        throw new System.ArgumentException("No such part in this checkout: " + name, nameof(name));
    }

    /// <summary>Judges a piece of source on its own.</summary>
    /// <param name="text">A whole file.</param>
    /// <param name="pure">True when it is to obey the rules for Core.</param>
    public static IReadOnlyList<Finding> JudgeText(string text, bool pure)
    {
        var compiled = GateCompiler.Compile("Snippet", [new SourceFile("snippet.cs", text)], pure ? PortablePart.PureAssemblies : null);
        return compiled.Findings.Count > 0 ? compiled.Findings : RuleScan.Run(compiled, [], pure);
    }

    /// <summary>Compiles the assemblies of the firmware, in the order in which they are loaded.</summary>
    /// <param name="root">The root of the checkout.</param>
    /// <param name="debug">True for a build without optimisation, whose code is larger.</param>
    public static IReadOnlyList<CompiledPart> CompileFirmware(string root, bool debug = false)
    {
        var parts = new List<CompiledPart>();
        foreach (var part in PortableSource.PartsIn(root))
            parts.Add(GateCompiler.Compile(part.Name, PortableSource.ReadForFirmware(root, part), part.Assemblies, [.. parts], debug));
        var refused = parts.SelectMany(p => p.Findings).ToList();
        return refused.Count == 0 ? parts : throw new System.InvalidOperationException(string.Join('\n', refused));
    }
}
