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
            ["Pilot"] = [],
            ["Time"] = [],
            ["Settings"] = ["Time"],
            ["Limits"] = [],
            ["Metering"] = ["Settings"],
            ["Regulation"] = ["Settings", "Limits", "Metering", "Charging"],
            ["Charging"] = ["Settings", "Limits", "Pilot", "Metering", "Regulation", "Time"],
            ["Commands"] = ["Settings", "Limits", "Charging", "Metering", "Regulation"],
            ["Mqtt"] = ["Settings", "Limits", "Charging", "Commands", "Metering"],
        };
        var wrong = from file in Repository.Files(".cs").Where(f => f.StartsWith("device/SmartEvse.Core/", StringComparison.Ordinal))
                    let room = file.Split('/')[2]
                    where allowed.ContainsKey(room)
                    from Match use in RoomUsing().Matches(Repository.Read(file))
                    where use.Groups[1].Value != room && !allowed[room].Contains(use.Groups[1].Value)
                    select $"{file} uses {use.Groups[1].Value}";
        Assert.Empty(wrong);
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(TODO|FIXME|NotImplementedException)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"<SmartEvseVersion>(.*?)</SmartEvseVersion>")]
    private static partial Regex Version();

    [GeneratedRegex(@"^using SmartEvse\.Core\.(\w+);", RegexOptions.Multiline)]
    private static partial Regex RoomUsing();
}
