using System;
using System.Collections.Generic;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SmartEvse.Virtual.Provisioning;
using Xunit;

namespace SmartEvse.Virtual.Tests;

/// <summary>What the documents tell people to type exists.</summary>
public sealed partial class DocumentedCommandsTests
{
    // nanoff 2.5, as the fact sheets of nanoFramework have them.
    private static readonly string[] NanoffOptions =
        ["--listports", "--serialport", "--update", "--platform", "--masserase", "--nanodevice", "--devicedetails", "--deploy", "--image", "--networkdeployment", "--filedeployment"];

    [Theory]
    [InlineData("docs/installation.md", 3)]
    [InlineData("docs/decisions/0009-first-settings-over-usb.md", 0)]
    [InlineData("docs/owner.md", 1)]
    [InlineData("README.md", 3)]
    [InlineData("device/SmartEvse.Firmware/provisioning/README.md", 1)]
    public void Given_a_document_When_it_shows_a_call_of_run_sh_Then_the_program_takes_it(string document, int atLeast)
    {
        var calls = OwnCall().Matches(Read(document)).Select(m => m.Groups[1].Value.Trim()).Where(c => c.Length > 0 && !c.StartsWith('#')).ToList();
        Assert.InRange(calls.Count, atLeast, 100);
        Assert.All(calls, call => Assert.Empty(Program.CreateRoot().Parse([.. CommandLineParser.SplitCommandLine(call)]).Errors));
    }

    [Fact]
    public void Given_the_guide_and_the_readme_of_a_folder_When_they_call_nanoff_Then_only_with_options_it_has()
    {
        var used = new HashSet<string>();
        foreach (var text in new[] { Read("docs/installation.md"), Read("device/SmartEvse.Firmware/provisioning/README.md"), ProvisionReadme.Text(true) })
        {
            foreach (Match call in NanoffCall().Matches(text)) used.UnionWith(LongOption().Matches(call.Value).Select(o => o.Value));
        }

        Assert.Equal(NanoffOptions.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Given_the_guide_When_it_names_a_folder_of_provision_Then_its_nanoff_lines_are_those_of_the_folders_readme()
    {
        var guide = Read("docs/installation.md");
        Assert.All(NanoffCall().Matches(ProvisionReadme.Text(true)).Select(m => m.Value.Trim()).Where(c => c.Contains(".json", StringComparison.Ordinal)), c => Assert.Contains(c, guide, StringComparison.Ordinal));
    }

    [Fact]
    public void Given_the_templates_When_the_verb_writes_the_same_Then_they_are_equal()
    {
        const string Folder = "device/SmartEvse.Firmware/provisioning/";
        Assert.Equal(NetworkJson.Write("NAME OF THE NETWORK", "ITS PASSWORD"), Read(Folder + DeviceFiles.Network));
        Assert.Equal(FilesJson.Write(DeviceFiles.OnDevice, []), Read(Folder + DeviceFiles.Files));
        Assert.All(DeviceFiles.OnDevice, name => Assert.Contains($"`{name}`", Read(Folder + "README.md"), StringComparison.Ordinal));
    }

    private static string Read(string document)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SmartEvse.sln"))) return File.ReadAllText(Path.Combine(folder.FullName, document));
        }

        throw new InvalidOperationException("the tests do not run inside the repository");
    }

    [GeneratedRegex(@"\./run\.sh ([^`#\n]*)")]
    private static partial Regex OwnCall();

    [GeneratedRegex(@"nanoff --[^`\n]*")]
    private static partial Regex NanoffCall();

    [GeneratedRegex("--[a-z]+")]
    private static partial Regex LongOption();
}
