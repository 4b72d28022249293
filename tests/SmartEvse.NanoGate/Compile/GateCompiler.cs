using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using SmartEvse.NanoGate.Surface;

namespace SmartEvse.NanoGate.Compile;

/// <summary>Compiles source the way a nanoFramework build does: C# 9, Release, nothing referenced but nanoFramework's own surface.</summary>
internal static class GateCompiler
{
    /// <summary>
    /// Unsafe code is let through the compiler so that the scan can name the rule; the projects themselves do not allow it.
    /// </summary>
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        checkOverflow: false,
        allowUnsafe: true,
        deterministic: true,
        nullableContextOptions: NullableContextOptions.Enable,
        specificDiagnosticOptions: [KeyValuePair.Create("CS8509", ReportDiagnostic.Error), KeyValuePair.Create("CS8524", ReportDiagnostic.Error)]);

    private static readonly CSharpParseOptions Syntax = new(LanguageVersion.CSharp9, preprocessorSymbols: ["NANOFRAMEWORK_1_0", "RELEASE"]);

    private static readonly EmitOptions Emit = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    /// <summary>Compiles one assembly.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="sources">Its files.</param>
    /// <param name="assemblies">The nanoFramework assemblies it may use; null = all.</param>
    /// <param name="earlier">Assemblies of ours it may use.</param>
    /// <param name="debug">True for a build without optimisation.</param>
    public static CompiledPart Compile(string name, IEnumerable<SourceFile> sources, IReadOnlyCollection<string>? assemblies = null, IEnumerable<CompiledPart>? earlier = null, bool debug = false)
    {
        var trees = sources.Select(s => CSharpSyntaxTree.ParseText(s.Text, Syntax, s.Path, Encoding.UTF8));
        var references = ReferenceSet.Shared.For(assemblies)
            .Concat((earlier ?? []).Select(e => MetadataReference.CreateFromImage(e.Image, filePath: e.Name)));
        var compilation = CSharpCompilation.Create(name, trees, references, debug ? Options.WithOptimizationLevel(OptimizationLevel.Debug) : Options);

        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(image, symbols, options: Emit);
        var findings = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => CompilerFinding.From(d, assemblies)).Distinct().ToList();
        return result.Success ? new CompiledPart(name, image.ToArray(), symbols.ToArray(), []) : new CompiledPart(name, [], [], findings);
    }
}
