using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using SmartEvse.NanoGate.Surface;
using Xunit;

namespace SmartEvse.NanoGate.Tests;

public sealed class SurfaceTests
{
    [Fact]
    public void Given_TheSurfaceFile_When_ReferencesAreWritten_Then_EveryRecordArrives()
    {
        using var resolver = ReferenceSet.Shared.OpenResolver();
        var modules = ReferenceSet.Shared.Images.Select(i => resolver.Resolve(new AssemblyNameReference(i.Key, new Version())).MainModule).ToList();
        var types = modules.SelectMany(m => m.GetTypes()).Where(t => t.Name != "<Module>").ToList();

        var written = new Dictionary<string, int>
        {
            ["A"] = modules.Count,
            ["T"] = types.Count,
            ["F"] = types.SelectMany(t => t.Fields).Count(f => f.Name != "value__" && f.Name != MemberWriter.OpaqueField),
            ["M"] = types.SelectMany(t => t.Methods).Count(),
            ["P"] = types.SelectMany(t => t.Properties).Count(),
            ["E"] = types.SelectMany(t => t.Events).Count(),
        };

        // Counted in the raw lines, not in what the parser made of them.
        var listed = SurfaceFile.EmbeddedLines().GroupBy(line => line.Split('|')[0]).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(listed.OrderBy(p => p.Key), written.OrderBy(p => p.Key));
        Assert.Equal(31, written["A"]);
    }

    [Theory]
    [InlineData("T|public|class|System.Fine|System.Object|")]
    [InlineData("X|what")]
    [InlineData("M|public|System.Void|Go|System.Int32")]
    [InlineData("M|public|System.Void|Go|byref System.Int32 x")]
    public void Given_ALineThatIsNoRecord_When_Parsed_Then_ItIsRefusedAndNotSkipped(string line)
    {
        string[] lines = ["A|mscorlib|0.0.0.0|", "T|public|class|System.Object|||", line];
        var error = Assert.Throws<FormatException>(() => SurfaceFile.Parse(lines));
        Assert.Contains("api-surface.txt:3", error.Message);
    }

    [Theory]
    [InlineData("M|public|System.Missing|Go|")]
    [InlineData("P|System.Int32|Size|get_Size||")]
    [InlineData("E|System.Object|Changed")]
    public void Given_AMemberOfSomethingUndeclared_When_Written_Then_ItIsRefusedAndNotSkipped(string line)
    {
        string[] core =
        [
            "A|mscorlib|0.0.0.0|", "T|public|class|System.Object|||", "T|public|struct|System.Int32|System.ValueType||",
            "T|public|class|System.Extra|System.Object||", line,
        ];
        Assert.Throws<System.IO.InvalidDataException>(() => ReferenceWriter.Write(SurfaceFile.Parse(core)));
    }

    [Theory]
    [InlineData("mscorlib", "System.Int32", "MaxValue", int.MaxValue)]
    [InlineData("mscorlib", "System.Char", "MaxValue", '\uffff')]
    [InlineData("mscorlib", "System.Double", "MinValue", double.MinValue)]
    [InlineData("mscorlib", "System.Single", "PositiveInfinity", float.PositiveInfinity)]
    [InlineData("mscorlib", "System.AttributeTargets", "Method", 64)]
    [InlineData("mscorlib", "System.Runtime.CompilerServices.RuntimeFeature", "DefaultImplementationsOfInterfaces", "DefaultImplementationsOfInterfaces")]
    [InlineData("System.IO.Ports", "System.IO.Ports.Parity", "Even", 2)]
    public void Given_AConstant_When_ReferencesAreWritten_Then_ItHasItsValue(string assembly, string type, string field, object expected)
    {
        using var resolver = ReferenceSet.Shared.OpenResolver();
        var found = resolver.Resolve(new AssemblyNameReference(assembly, new Version())).MainModule.GetType(type).Fields.Single(f => f.Name == field);
        Assert.True(found.IsLiteral);
        Assert.Equal(expected, found.Constant);
    }

    [Theory]
    [InlineData("System.Runtime.CompilerServices.IsExternalInit")]
    [InlineData("System.Runtime.CompilerServices.ExtensionAttribute")]
    [InlineData("System.Runtime.CompilerServices.RuntimeHelpers")]
    [InlineData("System.Runtime.CompilerServices.InternalsVisibleToAttribute")]
    [InlineData("System.Reflection.DefaultMemberAttribute")]
    [InlineData("System.ParamArrayAttribute")]
    [InlineData("System.AttributeUsageAttribute")]
    [InlineData("System.Threading.Monitor")]
    public void Given_ATypeTheCompilerLeansOn_When_ReferencesAreWritten_Then_MscorlibHasIt(string name)
    {
        using var resolver = ReferenceSet.Shared.OpenResolver();
        Assert.NotNull(resolver.Resolve(new AssemblyNameReference("mscorlib", new Version())).MainModule.GetType(name));
    }
}
