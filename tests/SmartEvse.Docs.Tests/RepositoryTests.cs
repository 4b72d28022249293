using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace SmartEvse.Docs.Tests;

/// <summary>Rules of the house that a machine can keep.</summary>
public sealed partial class RepositoryTests
{
    [Fact]
    public void Given_the_docs_When_their_links_are_followed_Then_each_leads_somewhere()
    {
        var broken = from document in Repository.Files(".md")
                     from Match link in Link().Matches(Repository.Read(document))
                     let target = link.Groups[1].Value.Split('#')[0]
                     where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
                     let path = Path.Combine(Path.GetDirectoryName(Repository.PathOf(document))!, target)
                     where !File.Exists(path) && !Directory.Exists(path)
                     select $"{document}: {target}";
        Assert.Empty(broken);
    }

    [Fact]
    public void Given_the_docs_When_a_link_goes_to_a_chapter_Then_there_is_one()
    {
        var broken = from document in Repository.Files(".md")
                     from Match link in Link().Matches(Repository.Read(document))
                     let parts = link.Groups[1].Value.Split('#')
                     where parts.Length == 2 && !parts[0].Contains("://", StringComparison.Ordinal)
                     let path = parts[0].Length == 0 ? Repository.PathOf(document) : Path.Combine(Path.GetDirectoryName(Repository.PathOf(document))!, parts[0])
                     where File.Exists(path) && !Heading().Matches(File.ReadAllText(path)).Select(h => Anchor(h.Groups[1].Value)).Contains(parts[1])
                     select $"{document}: {link.Groups[1].Value}";
        Assert.Empty(broken);
    }

    [Fact]
    public void Given_the_sources_When_their_lines_are_counted_Then_no_file_has_more_than_300()
    {
        var lengths = Repository.Files(".cs").Select(f => (File: f, Lines: File.ReadLines(Repository.PathOf(f)).Count()));
        Assert.Empty(lengths.Where(l => l.Lines > 300).Select(l => $"{l.File}: {l.Lines}"));
    }

    [Fact]
    public void Given_the_product_code_When_its_marks_are_looked_for_Then_nothing_is_unfinished()
    {
        var marks = from file in Repository.Files(".cs").Where(f => !f.StartsWith("tests/", StringComparison.Ordinal))
                    where Unfinished().IsMatch(Repository.Read(file))
                    select file;
        Assert.Empty(marks);
    }

    [Fact]
    public void Given_the_projects_When_the_solution_is_read_Then_each_stands_in_it_and_nothing_else()
    {
        var inSolution = SolutionProject().Matches(Repository.Read("SmartEvse.sln")).Select(m => m.Groups[1].Value.Replace('\\', '/')).Order();
        Assert.Equal(Repository.Files(".csproj").Order(), inSolution);
    }

    [Fact]
    public void Given_the_projects_When_their_packages_are_listed_Then_xUnit_is_the_only_test_framework_of_the_PC()
    {
        var others = from file in Repository.Files(".csproj", ".props")
                     where OtherTestFramework().IsMatch(Repository.Read(file))
                     select file;
        Assert.Empty(others);
        Assert.Contains("<PackageReference Include=\"xunit.v3\"", Repository.Read("tests/Directory.Build.props"), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_the_product_folders_When_their_files_are_listed_Then_the_code_is_C_sharp()
    {
        var code = Repository.Files().Where(f => f.StartsWith("device/", StringComparison.Ordinal) || f.StartsWith("discovery/", StringComparison.Ordinal)).ToList();
        Assert.Contains(code, f => f.EndsWith(".cs", StringComparison.Ordinal));
        // A browser runs nothing but JavaScript.
        code.RemoveAll(f => f.StartsWith("device/SmartEvse.Virtual/Web/", StringComparison.Ordinal));
        Assert.DoesNotContain(code, f => OtherLanguage().IsMatch(f));
    }

    [Fact]
    public void Given_the_shell_feeders_When_their_readme_is_read_Then_each_stands_there_with_its_topic_and_interval()
    {
        var readme = Repository.Read("test-scripts/README.md");
        var feeders = Repository.Files(".sh").Where(f => f.StartsWith("test-scripts/", StringComparison.Ordinal)).Select(f => (Name: Path.GetFileName(f), Defaults: FeederDefaults().Match(Repository.Read(f)))).Where(f => f.Defaults.Success).ToList();
        Assert.Equal(["feed_battery.sh", "feed_circuit.sh", "feed_closed_loop.sh", "feed_ev.sh", "feed_mains.sh"], feeders.Select(f => f.Name).Order());
        Assert.All(feeders, f => Assert.Matches($@"\| `{Regex.Escape(f.Name)}` \| `{f.Defaults.Groups[1].Value}`[^|]* \| {Regex.Escape(f.Defaults.Groups[2].Value)} s \|", readme));
    }

    [Fact]
    public void Given_one_product_version_When_the_changelog_is_read_Then_it_speaks_of_it()
    {
        var version = Version().Match(Repository.Read("Directory.Build.props")).Groups[1].Value;
        Assert.Matches(@"^\d+\.\d+\.\d+$", version);
        Assert.Contains($"## v{version}", Repository.Read("CHANGELOG.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_the_rooms_of_Core_When_their_usings_are_read_Then_none_uses_a_room_it_may_not_know()
    {
        var allowed = new Dictionary<string, string[]>
        {
            // Tracing: every room with state saves and loads it (docs/decisions/0006).
            ["Tracing"] = [],
            ["Pilot"] = ["Tracing"],
            ["Time"] = [],
            ["Settings"] = ["Time", "Tracing"],
            ["Limits"] = ["Tracing"],
            ["Metering"] = ["Settings", "Tracing"],
            ["Regulation"] = ["Settings", "Limits", "Metering", "Charging", "Pilot", "Tracing"],
            ["Charging"] = ["Settings", "Limits", "Pilot", "Metering", "Regulation", "Time", "Tracing"],
            ["Sessions"] = ["Settings", "Limits", "Charging"],
            ["Commands"] = ["Settings", "Limits", "Charging", "Metering", "Regulation", "Sessions", "Tracing"],
            ["Mqtt"] = ["Settings", "Limits", "Charging", "Commands", "Metering", "Sessions", "Time", "Tracing"],
        };
        var wrong = from file in Repository.Files(".cs").Where(f => f.StartsWith("device/SmartEvse.Core/", StringComparison.Ordinal))
                    let room = file.Split('/')[2]
                    where allowed.ContainsKey(room)
                    from Match use in RoomUsing().Matches(Repository.Read(file))
                    where use.Groups[1].Value != room && !allowed[room].Contains(use.Groups[1].Value)
                    select $"{file} uses {use.Groups[1].Value}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Given_the_projects_of_the_product_When_their_references_are_read_Then_none_knows_a_project_it_may_not_know()
    {
        // docs/decisions/0001.
        var allowed = new Dictionary<string, string[]>
        {
            ["SmartEvse.Core"] = [],
            ["SmartEvse.Discovery"] = ["SmartEvse.Core"],
            ["SmartEvse.Simulation"] = ["SmartEvse.Core"],
            ["SmartEvse.MqttLinks"] = ["SmartEvse.Core"],
            ["SmartEvse.MeterFeed"] = ["SmartEvse.Core", "SmartEvse.MqttLinks"],
            ["SmartEvse.Virtual"] = ["SmartEvse.Core", "SmartEvse.Discovery", "SmartEvse.MeterFeed", "SmartEvse.MqttLinks", "SmartEvse.Simulation"],
        };
        var projects = Repository.Files(".csproj").Where(f => !f.StartsWith("tests/", StringComparison.Ordinal)).ToList();
        Assert.Empty(allowed.Keys.Except(projects.Select(p => Path.GetFileNameWithoutExtension(p))));
        var wrong = from project in projects
                    let name = Path.GetFileNameWithoutExtension(project)
                    from Match reference in ProjectReference().Matches(Repository.Read(project))
                    where !allowed.GetValueOrDefault(name, []).Contains(reference.Groups[1].Value)
                    select $"{name} uses {reference.Groups[1].Value}";
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("Board", "Board/BoardFile", "Name")]
    [InlineData("Serial", "Board/SerialNumber", "FileName")]
    [InlineData("BrokerCa", "Storage/CaFile", "Name")]
    public void Given_a_file_that_provisioning_makes_When_the_firmware_looks_for_it_Then_it_has_that_name(string made, string reader, string constant)
    {
        var name = Regex.Match(Repository.Read("device/SmartEvse.Virtual/Provisioning/DeviceFiles.cs"), $@"const string {made} = ""([^""]+)""").Groups[1].Value;
        Assert.NotEmpty(name);
        Assert.Contains($"const string {constant} = \"{name}\"", Repository.Read($"device/SmartEvse.Firmware/{reader}.cs"), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"ProjectReference Include=""[^""]*?([^""/\\]+)\.csproj""")]
    private static partial Regex ProjectReference();

    /// <summary>GitHub's name of a heading: lower case, without punctuation, with - for spaces.</summary>
    private static string Anchor(string heading) => string.Concat(heading.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex(@"^#+ (.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(TODO|FIXME|NotImplementedException)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"""([^""]+\.csproj)""")]
    private static partial Regex SolutionProject();

    [GeneratedRegex(@"Include=""(MSTest|NUnit|TUnit)", RegexOptions.IgnoreCase)]
    private static partial Regex OtherTestFramework();

    [GeneratedRegex(@"\.(c|cc|cpp|h|hpp|ino|py|js|ts|vb|fs|java|rs|go)$")]
    private static partial Regex OtherLanguage();

    [GeneratedRegex(@"^topic=(\S+) interval=(\S+)", RegexOptions.Multiline)]
    private static partial Regex FeederDefaults();

    [GeneratedRegex(@"<SmartEvseVersion>(.*?)</SmartEvseVersion>")]
    private static partial Regex Version();

    [GeneratedRegex(@"^using SmartEvse\.Core\.(\w+);", RegexOptions.Multiline)]
    private static partial Regex RoomUsing();
}
