using System.Linq;
using Mono.Cecil;
using SmartEvse.NanoGate.Compile;
using SmartEvse.NanoGate.Surface;

namespace SmartEvse.NanoGate.Budget;

/// <summary>How large the compiled source is, measured on the Release assembly without symbols.</summary>
/// <param name="FileBytes">The whole assembly: code, metadata, literals. The figure of the budget; the device's own format is smaller.</param>
/// <param name="CodeBytes">Instructions in method bodies.</param>
/// <param name="Types">Types, those the compiler adds included.</param>
/// <param name="Methods">Methods, those the compiler adds included.</param>
internal sealed record IlSize(int FileBytes, int CodeBytes, int Types, int Methods)
{
    /// <summary>Measures an assembly.</summary>
    public static IlSize Of(CompiledPart part)
    {
        using var resolver = new ImageResolver();
        var types = resolver.Add(part.Image).MainModule.GetTypes().ToList();
        var methods = types.SelectMany(t => t.Methods).ToList();
        return new IlSize(part.Image.Length, methods.Where(m => m.HasBody).Sum(m => m.Body.CodeSize), types.Count, methods.Count);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{FileBytes} bytes, of them {CodeBytes} of instructions in {Methods} methods of {Types} types";
}
