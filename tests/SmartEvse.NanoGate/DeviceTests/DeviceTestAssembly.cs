using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using nanoFramework.TestFramework;
using SmartEvse.Core;
using SmartEvse.NanoGate.Compile;

namespace SmartEvse.NanoGate.DeviceTests;

/// <summary>The on-device tests compiled for the PC, against a double of their framework, and run one method at a time.</summary>
internal static class DeviceTestAssembly
{
    private static readonly Lazy<Assembly> Compiled = new(Compile);

    /// <summary>Every test method: the class's name and the method's.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Tests =>
        from type in Compiled.Value.GetTypes()
        where type.IsDefined(typeof(TestClassAttribute))
        from method in type.GetMethods()
        where method.IsDefined(typeof(TestMethodAttribute))
        select KeyValuePair.Create(type.FullName!, method.Name);

    /// <summary>Runs one on a new object of its class, as the launcher does.</summary>
    public static void Run(string type, string method)
    {
        var found = Compiled.Value.GetType(type, throwOnError: true)!;
        found.GetMethod(method)!.Invoke(Activator.CreateInstance(found), BindingFlags.DoNotWrapExceptions, null, null, null);
    }

    private static Assembly Compile()
    {
        var syntax = new CSharpParseOptions(LanguageVersion.CSharp9);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal))
            .Concat([typeof(Charger).Assembly.Location, typeof(TestClassAttribute).Assembly.Location])
            .Distinct()
            .Select(p => MetadataReference.CreateFromFile(p));
        var trees = PortableSource.Read(PortableSource.FindRoot(), PortablePart.DeviceTests).Select(s => CSharpSyntaxTree.ParseText(s.Text, syntax, s.Path));
        var compilation = CSharpCompilation.Create(
            "NFUnitTest.OnPc", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success ? Assembly.Load(image.ToArray()) : throw new InvalidDataException(string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
    }
}
