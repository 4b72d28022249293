using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace SmartEvse.NanoGate.Surface;

/// <summary>
/// An mscorlib of empty core types. A metadata writer encodes <c>int</c>, <c>string</c> and so on by the corlib they live in,
/// so these must exist before the first signature is written; the C# compiler is the simplest maker of such a corlib.
/// </summary>
internal static class SeedLibrary
{
    /// <summary>The classes, in the order of their inheritance, with the base type each declares.</summary>
    private static readonly (string Name, string Base)[] Classes =
    [
        ("Object", ""), ("ValueType", ""), ("Enum", "ValueType"), ("String", ""), ("Array", ""), ("Attribute", ""), ("Type", ""),
        ("Delegate", ""), ("MulticastDelegate", "Delegate"), ("Exception", ""), ("ParamArrayAttribute", "Attribute"),
    ];

    private static readonly string[] Structs =
    [
        "Void", "Boolean", "Char", "SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Single", "Double", "IntPtr", "UIntPtr",
    ];

    /// <summary>The names of the types in the seed, with namespace.</summary>
    public static IEnumerable<string> TypeNames => Classes.Select(c => c.Name).Concat(Structs).Select(n => "System." + n);

    /// <summary>Compiles the seed. Language version 7, so that the compiler embeds no attribute types of its own.</summary>
    public static MemoryStream Compile()
    {
        var source = new StringBuilder("namespace System {");
        foreach (var (name, baseName) in Classes)
            source.Append("public class ").Append(name).Append(baseName.Length == 0 ? "" : " : " + baseName).Append(" { }");
        foreach (var name in Structs)
            source.Append("public struct ").Append(name).Append(" { }");
        source.Append('}');

        var tree = CSharpSyntaxTree.ParseText(source.ToString(), new CSharpParseOptions(LanguageVersion.CSharp7));
        var compilation = CSharpCompilation.Create("mscorlib", [tree], null, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var image = new MemoryStream();
        var result = compilation.Emit(image, options: new EmitOptions(runtimeMetadataVersion: "v4.0.30319"));
        if (!result.Success)
            throw new InvalidDataException("The seed library does not compile: " + string.Join("; ", result.Diagnostics));
        image.Position = 0;
        return image;
    }
}
