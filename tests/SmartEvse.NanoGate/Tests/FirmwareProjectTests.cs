using System.IO;
using System.Linq;
using System.Xml.Linq;
using Mono.Cecil;
using SmartEvse.NanoGate.Compile;
using SmartEvse.NanoGate.Surface;
using Xunit;

namespace SmartEvse.NanoGate.Tests;

/// <summary>The firmware's project file references what its source needs.</summary>
public sealed class FirmwareProjectTests
{
    [Fact]
    public void Given_TheFirmwareAsOneAssembly_When_ItsReferencesAreFollowed_Then_TheProjectFileNamesAllOfThem()
    {
        var root = PortableSource.FindRoot();
        var project = XDocument.Load(Path.Combine(root, "device/SmartEvse.Firmware/SmartEvse.Firmware.nfproj"));
        var named = project.Descendants().Where(e => e.Name.LocalName == "Reference").Select(e => e.Attribute("Include")!.Value).ToHashSet();
        var device = Gate.CompileTogether(root);
        Assert.Empty(device.Findings);
        using var module = ModuleDefinition.ReadModule(new MemoryStream(device.Image));
        var needed = module.AssemblyReferences.Select(r => r.Name).ToHashSet();
        Assert.Contains("System.Device.Gpio", needed);
        while (ReferenceSet.Shared.Surface.Where(a => needed.Contains(a.Name)).SelectMany(a => a.References).FirstOrDefault(r => !needed.Contains(r)) is { } more) needed.Add(more);
        Assert.Subset(named, needed);
    }
}
