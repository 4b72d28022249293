using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Mono.Cecil;
using SmartEvse.NanoGate.Compile;
using SmartEvse.NanoGate.Surface;

namespace SmartEvse.NanoGate.DeviceTests;

/// <summary>
/// Writes the project files of the on-device tests: the classic .nfproj, which lists every file, and its packages.config. Form as in the test projects
/// of the public nanoFramework libraries; the assembly has to be named NFUnitTest, the launcher loads that name.
/// </summary>
internal static class DeviceTestProject
{
    /// <summary>Assembly, package and version (the v1 line).</summary>
    private static readonly (string Assembly, string Package, string Version)[] Packages =
    [
        ("mscorlib", "nanoFramework.CoreLibrary", "1.17.11"),
        ("nanoFramework.System.Collections", "nanoFramework.System.Collections", "1.5.75"),
        ("nanoFramework.System.Text", "nanoFramework.System.Text", "1.3.42"),
        ("System.Math", "nanoFramework.System.Math", "1.5.116"),
        ("nanoFramework.TestFramework", "nanoFramework.TestFramework", "3.0.80"),
    ];

    /// <summary>The text of the .nfproj.</summary>
    public static string Project(string root)
    {
        var text = new StringBuilder("""
            <?xml version="1.0" encoding="utf-8"?>
            <!-- Made by the tests (UPDATE_GOLDEN=1 ./test.sh). The tests that run on the device, or on nanoCLR; see README.md. -->
            <Project ToolsVersion="Current" DefaultTargets="Build" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
              <PropertyGroup Label="Globals">
                <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
                <NanoFrameworkProjectSystemPath>$(MSBuildExtensionsPath)\nanoFramework\v1.0\</NanoFrameworkProjectSystemPath>
              </PropertyGroup>
              <Import Project="$(NanoFrameworkProjectSystemPath)NFProjectSystem.Default.props" Condition="Exists('$(NanoFrameworkProjectSystemPath)NFProjectSystem.Default.props')" />
              <ItemGroup>
                <ProjectCapability Include="TestContainer" />
              </ItemGroup>
              <PropertyGroup>
                <Configuration Condition=" '$(Configuration)' == '' ">Debug</Configuration>
                <Platform Condition=" '$(Platform)' == '' ">AnyCPU</Platform>
                <ProjectTypeGuids>{11A8DD76-328B-46DF-9F39-F559912D0360};{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}</ProjectTypeGuids>
                <ProjectGuid>{6E0F5C1B-7A0B-4E7C-9C40-6D6B9B0F6B61}</ProjectGuid>
                <OutputType>Library</OutputType>
                <FileAlignment>512</FileAlignment>
                <RootNamespace>SmartEvse.Firmware.NanoTests</RootNamespace>
                <AssemblyName>NFUnitTest</AssemblyName>
                <LangVersion>9.0</LangVersion>
                <Nullable>enable</Nullable>
                <IsCodedUITest>False</IsCodedUITest>
                <IsTestProject>true</IsTestProject>
                <TestProjectType>UnitTest</TestProjectType>
                <TargetFrameworkVersion>v1.0</TargetFrameworkVersion>
                <RunSettingsFilePath>$(MSBuildProjectDirectory)\nano.runsettings</RunSettingsFilePath>
              </PropertyGroup>
              <Import Project="$(NanoFrameworkProjectSystemPath)NFProjectSystem.props" Condition="Exists('$(NanoFrameworkProjectSystemPath)NFProjectSystem.props')" />
              <ItemGroup>

            """);
        foreach (var file in PortableSource.Read(root, PortablePart.DeviceTests))
            text.Append($"    <Compile Include=\"{Windows(file.Path[(PortablePart.DeviceTests.Folder.Length + 1)..])}\" />\n");
        foreach (var file in PortableSource.Read(root, PortablePart.All[0]))
            text.Append($"    <Compile Include=\"{Windows("../../" + file.Path)}\" Link=\"Core\\{Windows(file.Path[(PortablePart.All[0].Folder.Length + 1)..])}\" />\n");
        text.Append("  </ItemGroup>\n  <ItemGroup>\n");
        foreach (var (assembly, package, version) in Used(root))
            AddReference(text, assembly, $"{package}.{version}", assembly + ".dll");
        var (_, framework, frameworkVersion) = Packages[^1];
        AddReference(text, "nanoFramework.UnitTestLauncher", $"{framework}.{frameworkVersion}", "nanoFramework.UnitTestLauncher.exe");
        text.Append("""
              </ItemGroup>
              <ItemGroup>
                <None Include="nano.runsettings" />
                <None Include="packages.config" />
              </ItemGroup>
              <Import Project="$(NanoFrameworkProjectSystemPath)NFProjectSystem.CSharp.targets" Condition="Exists('$(NanoFrameworkProjectSystemPath)NFProjectSystem.CSharp.targets')" />
              <ProjectExtensions>
                <ProjectCapabilities>
                  <ProjectConfigurationsDeclaredAsItems />
                </ProjectCapabilities>
              </ProjectExtensions>
            </Project>

            """);
        return text.ToString();
    }

    /// <summary>The text of packages.config.</summary>
    public static string PackagesConfig(string root)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<packages>\n");
        foreach (var (_, package, version) in Used(root))
            text.Append($"  <package id=\"{package}\" version=\"{version}\" targetFramework=\"netnano1.0\" />\n");
        return text.Append("</packages>\n").ToString();
    }

    // What the compiled tests and Core really refer to, and what those refer to in turn.
    private static List<(string Assembly, string Package, string Version)> Used(string root)
    {
        var sources = PortableSource.Read(root, PortablePart.All[0]).Concat(PortableSource.Read(root, PortablePart.DeviceTests));
        var together = GateCompiler.Compile(PortablePart.DeviceTests.Name, sources, PortablePart.DeviceTests.Assemblies);
        if (together.Findings.Count > 0) throw new InvalidDataException(string.Join('\n', together.Findings));
        using var resolver = new ImageResolver();
        var names = resolver.Add(together.Image).MainModule.AssemblyReferences.Select(r => r.Name).ToHashSet();
        return [.. Packages.Where(p => names.Contains(p.Assembly))];
    }

    private static void AddReference(StringBuilder text, string assembly, string folder, string file) =>
        text.Append($"    <Reference Include=\"{assembly}\">\n      <HintPath>..\\..\\packages\\{folder}\\lib\\{file}</HintPath>\n    </Reference>\n");

    private static string Windows(string path) => path.Replace('/', '\\');
}
