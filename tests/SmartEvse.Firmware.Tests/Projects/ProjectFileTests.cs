using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace SmartEvse.Firmware.Tests.Projects;

/// <summary>No build here uses the firmware's project file, so tests hold it to the folders, to the table of packages, and to the version of the repository.</summary>
public sealed partial class ProjectFileTests
{
    private const string Folder = "device/SmartEvse.Firmware/";
    private const string ProjectFile = Folder + "SmartEvse.Firmware.nfproj";
    private const string Begin = "  <!-- sources: UPDATE_GOLDEN=1 and the tests of the firmware write this list -->\n";
    private const string End = "  <!-- end of sources -->\n";

    private static readonly Dictionary<string, (string Id, string Version)> Table = ReadTable();

    [Fact]
    public void Given_the_folder_of_the_firmware_When_the_project_file_is_read_Then_it_lists_each_file_once_and_no_other()
    {
        var text = Checkout.Read(ProjectFile);
        var from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var to = text.IndexOf(End, StringComparison.Ordinal);
        var expected = Sources();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(Checkout.PathOf(ProjectFile), text[..from] + expected + text[to..]);
        else Assert.Equal(expected, text[from..to]);
    }

    [Fact]
    public void Given_the_table_of_packages_When_project_and_packages_config_are_read_Then_both_name_the_same_ones_in_its_versions()
    {
        var project = XDocument.Parse(Checkout.Read(ProjectFile));
        var references = project.Descendants().Where(e => e.Name.LocalName == "Reference").ToList();
        Assert.NotEmpty(references);
        foreach (var reference in references)
        {
            var assembly = reference.Attribute("Include")!.Value;
            Assert.True(Table.TryGetValue(assembly, out var package), assembly);
            Assert.Equal($@"..\..\packages\{package.Id}.{package.Version}\lib\{assembly}.dll", reference.Value.Trim());
        }

        var packages = XDocument.Parse(Checkout.Read(Folder + "packages.config")).Root!.Elements().Select(e => (e.Attribute("id")!.Value, e.Attribute("version")!.Value)).Order();
        Assert.Equal(references.Select(r => Table[r.Attribute("Include")!.Value]).Order(), packages);
    }

    [Fact]
    public void Given_the_solution_When_its_rows_are_read_Then_the_firmware_is_listed_and_never_built_by_dotnet_build()
    {
        var solution = Checkout.Read("SmartEvse.sln");
        var guid = XDocument.Parse(Checkout.Read(ProjectFile)).Descendants().Single(e => e.Name.LocalName == "ProjectGuid").Value;
        Assert.Contains(@"""device\SmartEvse.Firmware\SmartEvse.Firmware.nfproj"", ""{" + guid + "}\"", solution, StringComparison.Ordinal);
        Assert.Equal(6, Regex.Count(solution, Regex.Escape(guid) + @"\}\.[^=]*\.ActiveCfg"));
        Assert.DoesNotMatch(Regex.Escape(guid) + @"\}\.[^=]*\.Build\.0", solution);
    }

    [Theory]
    [InlineData("device/SmartEvse.Core/SmartEvse.Core.csproj")]
    [InlineData("device/nano/SmartEvse.Core/SmartEvse.Core.nfproj")]
    [InlineData("device/nano/SmartEvse.Surfaces/SmartEvse.Surfaces.nfproj")]
    [InlineData("device/nano/SmartEvse.Discovery/SmartEvse.Discovery.nfproj")]
    [InlineData(ProjectFile)]
    public void Given_the_build_options_When_the_projects_are_read_Then_they_take_them_from_the_one_file(string file)
        => Assert.Contains("BuildOptions.props\"", Checkout.Read(file), StringComparison.Ordinal);

    [Fact]
    public void Given_the_build_options_When_the_sources_are_searched_Then_each_is_used_and_none_is_unknown()
    {
        var options = Checkout.Read("device/BuildOptions.props");
        var used = new[] { "device/SmartEvse.Core/", "discovery/SmartEvse.Discovery/", Folder }
            .SelectMany(f => Checkout.Sources(f).Select(s => Checkout.Read(f + s)))
            .SelectMany(t => Condition().Matches(t).Select(m => m.Groups[1].Value)).Distinct().Order();
        Assert.Equal(["DEBUG_LOG", "MIN_CURRENT_5", "SMARTEVSE_RELEASE"], used);
        Assert.All(used, o => Assert.Contains(";" + o + "<", options, StringComparison.Ordinal));
    }

    [Fact]
    public void Given_one_product_version_When_the_firmware_is_asked_Then_it_has_it_and_says_that_it_is_a_local_build()
    {
        var version = Version().Match(Checkout.Read("Directory.Build.props")).Groups[1].Value;
        Assert.Equal(Device.Version, $"v{version}-local");
        Assert.Contains($"Version = \"v{version}\";", Checkout.Read(Folder + "Device.cs"), StringComparison.Ordinal);
    }

    private static string Sources()
    {
        var list = new StringBuilder("  <ItemGroup>\n");
        foreach (var file in Checkout.Sources(Folder)) list.Append($"    <Compile Include=\"{file.Replace('/', '\\')}\" />\n");
        return list.Append("  </ItemGroup>\n").ToString();
    }

    private static Dictionary<string, (string Id, string Version)> ReadTable()
    {
        using var reader = new StreamReader(typeof(ProjectFileTests).Assembly.GetManifestResourceStream("nano-packages.txt")!);
        return reader.ReadToEnd().Split('\n').Where(l => l.Contains('|', StringComparison.Ordinal)).Select(l => l.Trim().Split('|')).ToDictionary(r => r[0], r => (r[1], r[2]));
    }

    [GeneratedRegex(@"^#if (\w+)", RegexOptions.Multiline)]
    private static partial Regex Condition();

    [GeneratedRegex(@"<SmartEvseVersion>(.*?)</SmartEvseVersion>")]
    private static partial Regex Version();
}
