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
    /// <remarks>
    /// The parts are compiled one after another, each against those before it, although the firmware build compiles all their
    /// files into one assembly: only so can it show that Core does without Discovery and Firmware, and uses no more of
    /// nanoFramework than it may. That they also fit into one assembly is shown by <see cref="CompileTogether"/>.
    /// </remarks>
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

    /// <summary>Compiles all parts into one assembly, as the firmware build does.</summary>
    public static CompiledPart CompileTogether(string root) =>
        GateCompiler.Compile("SmartEvse.Device", PortableSource.PartsIn(root).SelectMany(part => PortableSource.ReadForFirmware(root, part)));
}
