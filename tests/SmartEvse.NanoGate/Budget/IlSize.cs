using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using SmartEvse.NanoGate.Compile;
using SmartEvse.NanoGate.Surface;

namespace SmartEvse.NanoGate.Budget;

/// <summary>How large the compiled source is, measured on the Release assembly without symbols.</summary>
/// <param name="FileBytes">The whole assembly as the compiler makes it: code, metadata, literals. What the device loads is smaller, see <see cref="PeSize"/>.</param>
/// <param name="CodeBytes">Instructions in method bodies.</param>
/// <param name="Types">Types, those the compiler adds included.</param>
/// <param name="Methods">Methods, those the compiler adds included.</param>
internal sealed record IlSize(int FileBytes, int CodeBytes, int Types, int Methods)
{
    /// <summary>Measures an assembly.</summary>
    /// <param name="part">The assembly.</param>
    /// <param name="all">All assemblies of the firmware: what it refers to is among them.</param>
    public static IlSize Of(CompiledPart part, IEnumerable<CompiledPart> all)
    {
        using var resolver = new ImageResolver();
        foreach (var other in all.Where(o => o != part)) resolver.Add(other.Image);
        var types = resolver.Add(part.Image).MainModule.GetTypes().ToList();
        var methods = types.SelectMany(t => t.Methods).ToList();
        return new IlSize(part.Image.Length, methods.Where(m => m.HasBody).Sum(m => m.Body.CodeSize), types.Count, methods.Count);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{FileBytes} bytes, of them {CodeBytes} of instructions in {Methods} methods of {Types} types";
}
