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
    /// <summary>Instructions and metadata of Core, Discovery and Firmware together, bytes (design, ESP32 budget).</summary>
    private const int MaxIlBytes = 220 * 1024;

    private static readonly string Root = PortableSource.FindRoot();

    public static IEnumerable<TheoryDataRow<string>> Parts => PortableSource.PartsIn(Root).Select(p => new TheoryDataRow<string>(p.Name));

    [Theory]
    [MemberData(nameof(Parts))]
    public void Given_ThePortableSource_When_Judged_Then_ItCompilesAndRunsOnTheDevice(string part)
    {
        var findings = Gate.Judge(Root, part);
        Assert.True(findings.Count == 0, $"{findings.Count} refusals:\n{string.Join('\n', findings)}");
    }

    [Fact]
    public void Given_ThePortableSource_When_CompiledIntoOneAssembly_Then_ItFitsTheBudgetOfTheDevice()
    {
        var device = Gate.CompileTogether(Root);
        Assert.True(device.Findings.Count == 0, string.Join('\n', device.Findings));
        var size = IlSize.Of(device);
        TestContext.Current.SendDiagnosticMessage(size.ToString());
        Assert.InRange(size.FileBytes, 1, MaxIlBytes);
        Assert.InRange(size.CodeBytes, 1, size.FileBytes);
    }

    [Fact]
    public void Given_TheCheckout_When_SourceIsRead_Then_CoreAndDiscoveryAreThereWithoutBuildOutput()
    {
        var names = PortableSource.PartsIn(Root).Select(p => p.Name).ToList();
        Assert.Contains("SmartEvse.Core", names);
        Assert.Contains("SmartEvse.Discovery", names);
        var core = PortableSource.Read(Root, PortablePart.All[0]);
        Assert.Contains(core, f => f.Path == "device/SmartEvse.Core/Mqtt/IMqttLink.cs");
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
        foreach (var part in PortablePart.All)
            Assert.Empty(Gate.Judge(checkout.Root, part.Name));
        Assert.Empty(Gate.CompileTogether(checkout.Root).Findings);
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

    [Fact]
    public void Given_TwoPartsWithTheSameType_When_CompiledTogether_Then_TheClashIsFound()
    {
        using var checkout = new Checkout();
        checkout.Write("device/SmartEvse.Core/A.cs", "namespace X { class Same { } }");
        checkout.Write("discovery/SmartEvse.Discovery/A.cs", "namespace X { class Same { } }");

        Assert.Empty(Gate.Judge(checkout.Root, "SmartEvse.Discovery"));
        Assert.Contains("Same", Assert.Single(Gate.CompileTogether(checkout.Root).Findings).What);
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
