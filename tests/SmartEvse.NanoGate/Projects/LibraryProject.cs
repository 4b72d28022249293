using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using SmartEvse.NanoGate.Compile;

namespace SmartEvse.NanoGate.Projects;

/// <summary>
/// Writes the project files of the firmware's libraries: the classic .nfproj, which lists every file, and its packages.config. They lie in
/// <c>device/nano</c>, apart from the source: a folder cannot hold a project of the PC and one of the device.
/// </summary>
/// <param name="Part">What it builds.</param>
/// <param name="Guid">Its id in the solution.</param>
/// <param name="Uses">The libraries it uses.</param>
internal sealed record LibraryProject(PortablePart Part, string Guid, IReadOnlyList<string> Uses)
{
    /// <summary>All of them, each after those it uses.</summary>
    public static readonly IReadOnlyList<LibraryProject> All =
    [
        new(PortablePart.Core, "5B6F4E58-0A0C-4C56-8C0B-2E7C1B0F3D01", []),
        new(PortablePart.Surfaces, "5B6F4E58-0A0C-4C56-8C0B-2E7C1B0F3D02", [PortablePart.Core.Name]),
        new(PortablePart.Discovery, "5B6F4E58-0A0C-4C56-8C0B-2E7C1B0F3D03", [PortablePart.Core.Name, PortablePart.Surfaces.Name]),
    ];

    /// <summary>Where it lies, below the root of the repository.</summary>
    public string Folder => "device/nano/" + Part.Name;

    /// <summary>Name of the project file.</summary>
    public string FileName => Part.Name + ".nfproj";

    /// <summary>A reference to a library, for a project in another folder.</summary>
    /// <param name="name">The library.</param>
    /// <param name="way">From the folder of the project that uses it to <c>device/nano/</c>.</param>
    public static string Reference(string name, string way) =>
        $"    <ProjectReference Include=\"{way}{name}\\{name}.nfproj\">\n      <Project>{{{All.Single(p => p.Part.Name == name).Guid}}}</Project>\n      <Name>{name}</Name>\n    </ProjectReference>\n";

    /// <summary>The text of the .nfproj.</summary>
    public string Project(string root)
    {
        var text = new StringBuilder("""
            <?xml version="1.0" encoding="utf-8"?>
            <!-- Made by the tests (UPDATE_GOLDEN=1 ./test.sh). A library of the firmware; see docs/firmware.md. -->
            <Project ToolsVersion="15.0" DefaultTargets="Build" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
              <PropertyGroup Label="Globals">

            """);
        text.Append(NanoProject.System).Append("  <PropertyGroup>\n").Append(NanoProject.Identity(Guid, Part.Name, Part.Name)).Append("""
                <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
                <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
                <GenerateDocumentationFile>false</GenerateDocumentationFile>
              </PropertyGroup>

            """).Append(NanoProject.Props).Append("""
              <Import Project="..\..\BuildOptions.props" />
              <ItemGroup>

            """);
        foreach (var file in PortableSource.ReadForFirmware(root, Part).Select(f => f.Path))
        {
            if (file == Part.Extra) text.Append($"    <Compile Include=\"{Path.GetFileName(file)}\" />\n");
            else text.Append($"    <Compile Include=\"{NanoProject.Windows("../../../" + file)}\" Link=\"{NanoProject.Windows(file[(Part.Folder.Length + 1)..])}\" />\n");
        }

        text.Append("  </ItemGroup>\n  <ItemGroup>\n");
        foreach (var package in NanoPackages.Of(Compiled(root))) text.Append(NanoPackages.Reference(package, @"..\..\..\"));
        foreach (var library in Uses) text.Append(Reference(library, @"..\"));
        text.Append("""
              </ItemGroup>
              <ItemGroup>
                <None Include="packages.config" />
              </ItemGroup>

            """).Append(NanoProject.End);
        return text.ToString();
    }

    /// <summary>The text of packages.config.</summary>
    public string PackagesConfig(string root) => NanoPackages.Config(NanoPackages.Of(Compiled(root)));

    private CompiledPart Compiled(string root) => Gate.CompileFirmware(root).Single(p => p.Name == Part.Name);
}
