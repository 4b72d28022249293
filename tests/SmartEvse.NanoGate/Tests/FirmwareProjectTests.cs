using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using SmartEvse.NanoGate.Compile;
using SmartEvse.NanoGate.Projects;
using Xunit;

namespace SmartEvse.NanoGate.Tests;

/// <summary>The project files of the firmware and its libraries reference what their source needs, and the solution shows and does not build them.</summary>
public sealed class FirmwareProjectTests
{
    private const string Application = "device/SmartEvse.Firmware/SmartEvse.Firmware.nfproj";

    private static readonly string Root = PortableSource.FindRoot();

    public static IEnumerable<TheoryDataRow<string>> Libraries => LibraryProject.All.Select(p => new TheoryDataRow<string>(p.Part.Name));

    [Fact]
    public void Given_TheFirmware_When_ItsReferencesAreFollowed_Then_TheProjectFileNamesAllOfThemAndEveryLibrary()
    {
        var project = XDocument.Load(Path.Combine(Root, Application));
        var named = project.Descendants().Where(e => e.Name.LocalName == "Reference").Select(e => e.Attribute("Include")!.Value).ToHashSet();
        var needed = Gate.CompileFirmware(Root).SelectMany(NanoPackages.Of).Select(p => p.Assembly).ToHashSet();
        Assert.Contains("System.Device.Gpio", needed);
        Assert.Subset(named, needed);
        var text = File.ReadAllText(Path.Combine(Root, Application));
        foreach (var library in LibraryProject.All) Assert.Contains(LibraryProject.Reference(library.Part.Name, @"..\nano\"), text);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Given_ALibrary_When_ItsProjectFilesAreComparedWithTheSource_Then_TheyListWhatIsThere(string name)
    {
        var library = LibraryProject.All.Single(p => p.Part.Name == name);
        foreach (var (file, fresh) in new[] { (library.FileName, library.Project(Root)), ("packages.config", library.PackagesConfig(Root)) })
        {
            var path = Path.Combine(Root, library.Folder, file);
            if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, fresh);
            }

            Assert.True(File.Exists(path) && fresh == File.ReadAllText(path), $"{path} is stale: run UPDATE_GOLDEN=1 ./test.sh and look at the difference");
        }
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Given_TheSolution_When_Read_Then_ItShowsTheLibraryAndDoesNotBuildIt(string name)
    {
        var library = LibraryProject.All.Single(p => p.Part.Name == name);
        var lines = File.ReadAllLines(Path.Combine(Root, "SmartEvse.sln"));
        Assert.Contains(lines, l => l.Contains($"\"{(library.Folder + "/" + library.FileName).Replace('/', '\\')}\", \"{{{library.Guid}}}\"", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains(library.Guid + "}.Release|Any CPU.ActiveCfg", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains(library.Guid, StringComparison.Ordinal) && l.Contains("Build.0", StringComparison.Ordinal));
    }
}
