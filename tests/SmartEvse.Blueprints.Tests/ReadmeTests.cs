using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SmartEvse.Blueprints.Tests.Support;
using SmartEvse.Docs.Tests;
using Xunit;

namespace SmartEvse.Blueprints.Tests;

/// <summary>The README of the blueprints is that of the files. UPDATE_GOLDEN=1 writes it.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void Given_the_blueprints_When_the_readme_is_read_Then_its_tables_are_theirs()
    {
        var text = Repository.Read(Readme.Path);
        Assert.Single(Marker().Matches(text));
        var fresh = Marker().Replace(text, _ => $"<!-- blueprints -->\n{Readme.Table()}<!-- end of blueprints -->");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1" && fresh != text) File.WriteAllText(Repository.PathOf(Readme.Path), fresh);
        Assert.True(fresh == Repository.Read(Readme.Path), "ha-blueprints/README.md is stale: run UPDATE_GOLDEN=1 ./test.sh and look at the difference");
    }

    [Fact]
    public void Given_the_place_of_publication_When_the_repository_is_searched_Then_nothing_names_another()
    {
        Assert.Matches(@"^https://github\.com/[\w-]+/[\w-]+/blob/main/ha-blueprints/$", Readme.Base);
        var owner = new Uri(Readme.Base).AbsolutePath.Split('/')[1];
        var project = new Uri(Readme.Base).AbsolutePath.Split('/')[2];
        var others = from file in Repository.Files(".yaml", ".md").Where(f => f.StartsWith(Blueprint.Folder + "/", StringComparison.Ordinal))
                     from Match match in Address().Matches(Uri.UnescapeDataString(Repository.Read(file)))
                     where match.Groups[1].Value != $"{owner}/{project}"
                     select $"{file}: {match.Value}";
        Assert.Empty(others);
    }

    [Fact]
    public void Given_the_readme_When_its_badges_are_followed_Then_there_is_one_for_each_blueprint()
    {
        var links = Badge().Matches(Repository.Read(Readme.Path)).Select(m => Uri.UnescapeDataString(m.Groups[1].Value)).ToList();
        Assert.Equal(Blueprint.Paths.Select(Readme.SourceUrl), links);
    }

    [GeneratedRegex(@"<!-- blueprints -->\n.*?<!-- end of blueprints -->", RegexOptions.Singleline)]
    private static partial Regex Marker();

    [GeneratedRegex(@"blueprint_import/\?blueprint_url=([^)]+)\)")]
    private static partial Regex Badge();

    [GeneratedRegex(@"github\.com/([\w-]+/[\w-]+)")]
    private static partial Regex Address();
}
