using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SmartEvse.NanoGate.Budget;
using SmartEvse.NanoGate.Compile;
using Xunit;

namespace SmartEvse.NanoGate.Tests;

public sealed class PortableSourceTests
{
    private static readonly string Root = PortableSource.FindRoot();

    public static IEnumerable<TheoryDataRow<string>> Parts => PortableSource.PartsIn(Root).Select(p => new TheoryDataRow<string>(p.Name));

    [Theory]
    [MemberData(nameof(Parts))]
    public void Given_ThePortableSource_When_Judged_Then_ItCompilesAndRunsOnTheDevice(string part)
    {
        var findings = Gate.Judge(Root, part);
        Assert.True(findings.Count == 0, $"{findings.Count} refusals:\n{string.Join('\n', findings)}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Given_ThePortableSource_When_CompiledForTheDevice_Then_CodeAndTextsOfEachAssemblyFitIntoItsFormat(bool debug)
    {
        var parts = Gate.CompileFirmware(Root, debug);
        Assert.Equal(PortablePart.All.Select(p => p.Name), parts.Select(p => p.Name));
        foreach (var part in parts)
        {
            var size = PeSize.Of(part, parts);
            TestContext.Current.TestOutputHelper?.WriteLine($"{part.Name} {size}");
            Assert.InRange(size.CodeBytes, 1, PeSize.MostBytes);
            Assert.InRange(size.TextBytes, 1, PeSize.MostBytes);
        }
    }

    [Fact]
    public void Given_TheCheckout_When_SourceIsRead_Then_CoreAndDiscoveryAreThereWithoutBuildOutput()
    {
        var names = PortableSource.PartsIn(Root).Select(p => p.Name).ToList();
        Assert.Contains("SmartEvse.Core", names);
        Assert.Contains("SmartEvse.Discovery", names);
        var core = PortableSource.Read(Root, PortablePart.Core);
        Assert.Contains(core, f => f.Path == "device/SmartEvse.Core/Charger.cs");
        Assert.Contains(PortableSource.Read(Root, PortablePart.Surfaces), f => f.Path == "device/SmartEvse.Core/Mqtt/IMqttLink.cs");
        Assert.DoesNotContain(core, f => f.Path.Contains("/obj/") || f.Path.Contains("/bin/"));
    }

    [Fact]
    public void Given_ACheckoutWithBuildOutput_When_Judged_Then_OnlySourceCountsAndLaterPartsSeeEarlierOnes()
    {
        using var checkout = new Checkout();
        checkout.Write("device/SmartEvse.Core/Room/A.cs", "namespace SmartEvse.Core { public enum E { X } public class A { public E Kind; } class Hidden { } }");
        checkout.Write("device/SmartEvse.Core/obj/Debug/Generated.cs", "class Broken {");
        checkout.Write("discovery/SmartEvse.Discovery/B.cs", "namespace SmartEvse.Discovery { public class B { public bool M(Core.A a) { return a.Kind == Core.E.X; } } }");
        checkout.Write("device/SmartEvse.Firmware/C.cs", "namespace SmartEvse.Firmware { class C { double d = 1.5; static int n; bool M(Core.A a) { n++; return new Discovery.B().M(a) && d > n; } } }");

        Assert.Equal(["SmartEvse.Core", "SmartEvse.Discovery", "SmartEvse.Firmware"], PortableSource.PartsIn(checkout.Root).Select(p => p.Name));
        foreach (var part in PortableSource.PartsIn(checkout.Root))
            Assert.Empty(Gate.Judge(checkout.Root, part.Name));
    }

    [Theory]
    [InlineData("SmartEvse.Core", "device/SmartEvse.Core/A.cs", "class A { SmartEvse.Discovery.B b; }", GateRule.Surface)]
    [InlineData("SmartEvse.Discovery", "discovery/SmartEvse.Discovery/A.cs", "class A { string M(SmartEvse.Core.E e) { return \"\" + e; } }", GateRule.EnumText)]
    [InlineData("SmartEvse.Discovery", "discovery/SmartEvse.Discovery/A.cs", "class A { SmartEvse.Core.Hidden h; }", GateRule.Compiler)]
    [InlineData("SmartEvse.Firmware", "device/SmartEvse.Firmware/A.cs", "class A { string M(SmartEvse.Core.E e) { return e.ToString(); } }", GateRule.EnumText)]
    public void Given_APartThatBreaksARule_When_Judged_Then_TheFileIsNamed(string part, string path, string source, string rule)
    {
        using var checkout = new Checkout();
        checkout.Write("device/SmartEvse.Core/E.cs", "namespace SmartEvse.Core { public enum E { X } class Hidden { } }");
        checkout.Write("discovery/SmartEvse.Discovery/B.cs", "namespace SmartEvse.Discovery { public class B { } }");
        checkout.Write(path, source);

        Assert.Contains(Gate.Judge(checkout.Root, part), f => f.Rule == rule && f.Where.StartsWith(path + ":1", StringComparison.Ordinal));
    }

    /// <summary>A small checkout on disk, removed at the end.</summary>
    private sealed class Checkout : IDisposable
    {
        public string Root { get; } = Directory.CreateTempSubdirectory("nanogate").FullName;

        public void Write(string path, string text)
        {
            var file = Path.Combine(Root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        public void Dispose() => Directory.Delete(Root, recursive: true);
    }
}
