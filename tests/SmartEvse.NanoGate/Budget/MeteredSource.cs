using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmartEvse.NanoGate.Compile;
using SmartEvse.NanoGate.Surface;

namespace SmartEvse.NanoGate.Budget;

/// <summary>
/// Core and Discovery compiled as the device's build does (C# 9, Release, the gate's own compiler, so that the SDK of a machine changes no
/// figure), but against .NET, instrumented, and loaded beside the ordinary ones together with a second copy of this project, whose
/// <see cref="Workload"/> drives them.
/// </summary>
internal sealed class MeteredSource : AssemblyLoadContext
{
    private static readonly string[] Copied = ["SmartEvse.Simulation", "SmartEvse.NanoGate"];

    private readonly Dictionary<string, byte[]> images = [];
    private readonly Type meter;

    /// <summary>Compiles and loads the checkout.</summary>
    public MeteredSource(string root)
    {
        var meterSource = new SourceFile("OperationMeter.cs", Embedded("OperationMeter.cs"));
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(p) == "netstandard.dll")
            .Select(p => (MetadataReference)MetadataReference.CreateFromFile(p)).ToList();
        var core = Compile("SmartEvse.Core", [.. PortableSource.Read(root, PortablePart.Core), .. PortableSource.Read(root, PortablePart.Surfaces)], [meterSource], platform);
        var discovery = Compile("SmartEvse.Discovery", PortableSource.Read(root, PortablePart.Discovery), [], [.. platform, MetadataReference.CreateFromImage(core)]);

        using var resolver = new ImageResolver();
        var instrumenter = new Instrumenter();
        var coreAssembly = resolver.Add(core);
        var discoveryAssembly = resolver.Add(discovery);
        images.Add("SmartEvse.Discovery", instrumenter.Rewrite(discoveryAssembly, coreAssembly));
        images.Add("SmartEvse.Core", instrumenter.Rewrite(coreAssembly, coreAssembly));
        Methods = instrumenter.Methods;
        meter = LoadFromAssemblyName(new AssemblyName("SmartEvse.Core")).GetType(typeof(OperationMeter).FullName!)!;
        meter.GetProperty(nameof(OperationMeter.SizeOf))!.SetValue(null, (Func<object, long>)SizeOnDevice);
        Instructions = Field<int[]>(nameof(OperationMeter.Instructions));
        Entries = Field<int[]>(nameof(OperationMeter.Entries));
        Totals = Field<long[]>(nameof(OperationMeter.Totals));
        Reset = meter.GetMethod(nameof(OperationMeter.Reset))!.CreateDelegate<Action>();
    }

    /// <summary>The methods by their number.</summary>
    public IReadOnlyList<string> Methods { get; }

    /// <summary>See <see cref="OperationMeter.Instructions"/>.</summary>
    public int[] Instructions { get; }

    /// <summary>See <see cref="OperationMeter.Entries"/>.</summary>
    public int[] Entries { get; }

    /// <summary>See <see cref="OperationMeter.Totals"/>.</summary>
    public long[] Totals { get; }

    /// <summary>Sets all counts to 0.</summary>
    public Action Reset { get; }

    /// <summary>Calls a method of <see cref="Workload"/> in the second copy.</summary>
    public object? Run(string method, params object[] arguments) =>
        LoadFromAssemblyName(new AssemblyName("SmartEvse.NanoGate")).GetType(typeof(Workload).FullName!)!
            .GetMethod(method, BindingFlags.Static | BindingFlags.Public)!.Invoke(null, arguments);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        if (images.TryGetValue(name, out var image)) return LoadFromStream(new MemoryStream(image));
        return Copied.Contains(name) ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, name + ".dll")) : null;
    }

    private static byte[] Compile(string name, IReadOnlyList<SourceFile> sources, IReadOnlyList<SourceFile> modern, IEnumerable<MetadataReference> references)
    {
        var nine = new CSharpParseOptions(LanguageVersion.CSharp9, preprocessorSymbols: ["NANOFRAMEWORK_1_0", "RELEASE"]);
        // One compilation has one language version; what is portable compiles the same in both, or the gate says so.
        var options = modern.Count == 0 ? nine : nine.WithLanguageVersion(LanguageVersion.Latest);
        var trees = sources.Concat(modern).Select(s => CSharpSyntaxTree.ParseText(s.Text, options, s.Path));
        var compilation = CSharpCompilation.Create(name, trees, references, new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success ? image.ToArray() : throw new InvalidDataException(string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
    }

    // What our own classes hold is counted where it is made; the library's are counted with what they hold.
    private static long SizeOnDevice(object made)
    {
        var type = made.GetType();
        if (made is Array or string or Delegate || type.Namespace?.StartsWith("SmartEvse", StringComparison.Ordinal) != true)
            return new ObjectGraph().Add(made).Bytes;
        var fields = 0;
        for (var at = type; at != null; at = at.BaseType)
            fields += at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Length;
        return ObjectGraph.Block * (1L + fields);
    }

    private static string Embedded(string name)
    {
        using var reader = new StreamReader(typeof(MeteredSource).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private T Field<T>(string name) => (T)meter.GetField(name)!.GetValue(null)!;
}
