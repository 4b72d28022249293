using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using SmartEvse.NanoGate.Compile;

namespace SmartEvse.NanoGate.Projects;

/// <summary>
/// Writes the project files of the on-device tests: the classic .nfproj, which lists every file, and its packages.config. Form as in the test projects
/// of the public nanoFramework libraries; the assembly has to be named NFUnitTest, the launcher loads that name.
/// </summary>
internal static class DeviceTestProject
{
    private const string Framework = "nanoFramework.TestFramework";

    private const string Up = @"..\..\";

    private static readonly string[] Libraries = [PortablePart.Core.Name, PortablePart.Surfaces.Name];

    /// <summary>The text of the .nfproj.</summary>
    public static string Project(string root)
    {
        var text = new StringBuilder("""
            <?xml version="1.0" encoding="utf-8"?>
            <!-- Made by the tests (UPDATE_GOLDEN=1 ./test.sh). The tests that run on the device, or on nanoCLR; see README.md. -->
            <Project ToolsVersion="Current" DefaultTargets="Build" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
              <PropertyGroup Label="Globals">
                <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>

            """);
        text.Append(NanoProject.System).Append("""
              <ItemGroup>
                <ProjectCapability Include="TestContainer" />
              </ItemGroup>
              <PropertyGroup>

            """).Append(NanoProject.Identity("{6E0F5C1B-7A0B-4E7C-9C40-6D6B9B0F6B61}", "SmartEvse.Firmware.NanoTests", PortablePart.DeviceTests.Name)).Append("""
                <FileAlignment>512</FileAlignment>
                <IsCodedUITest>False</IsCodedUITest>
                <IsTestProject>true</IsTestProject>
                <TestProjectType>UnitTest</TestProjectType>
                <RunSettingsFilePath>$(MSBuildProjectDirectory)\nano.runsettings</RunSettingsFilePath>
              </PropertyGroup>

            """).Append(NanoProject.Props).Append("""
              <ItemGroup>

            """);
        foreach (var file in PortableSource.Read(root, PortablePart.DeviceTests))
            text.Append($"    <Compile Include=\"{NanoProject.Windows(file.Path[(PortablePart.DeviceTests.Folder.Length + 1)..])}\" />\n");
        text.Append("  </ItemGroup>\n  <ItemGroup>\n");
        foreach (var package in Used(root)) text.Append(NanoPackages.Reference(package, Up));
        text.Append(NanoPackages.Reference(NanoPackages.Of(Framework), Up, "nanoFramework.UnitTestLauncher", "nanoFramework.UnitTestLauncher.exe"));
        foreach (var library in Libraries) text.Append(LibraryProject.Reference(library, Up + @"device\nano\"));
        text.Append("""
              </ItemGroup>
              <ItemGroup>
                <None Include="nano.runsettings" />
                <None Include="packages.config" />
              </ItemGroup>

            """).Append(NanoProject.End);
        return text.ToString();
    }

    /// <summary>The text of packages.config.</summary>
    public static string PackagesConfig(string root) => NanoPackages.Config(Used(root));

    // What the compiled tests and the libraries really refer to, and what those refer to in turn.
    private static IReadOnlyList<(string Assembly, string Package, string Version)> Used(string root)
    {
        var libraries = Gate.CompileFirmware(root).Where(p => Libraries.Contains(p.Name)).ToList();
        var tests = GateCompiler.Compile(PortablePart.DeviceTests.Name, PortableSource.Read(root, PortablePart.DeviceTests), PortablePart.DeviceTests.Assemblies, libraries);
        if (tests.Findings.Count > 0) throw new InvalidDataException(string.Join('\n', tests.Findings));
        return [.. libraries.Append(tests).SelectMany(NanoPackages.Of).Distinct()];
    }
}
