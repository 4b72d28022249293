using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace SmartEvse.Docs.Tests;

/// <summary>The generated tables in the docs are those of the code. UPDATE_GOLDEN=1 writes them.</summary>
public sealed partial class GeneratedTablesTests
{
    public static TheoryData<string> Documents => [.. Repository.Files(".md").Where(f => Marker().IsMatch(Repository.Read(f)))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Given_the_tables_of_the_code_When_the_docs_are_read_Then_they_say_the_same(string document)
    {
        var text = Repository.Read(document);
        var fresh = Marker().Replace(text, match => $"<!-- generated: {match.Groups[1].Value} -->\n{GeneratedTables.All[match.Groups[1].Value]()}<!-- end -->");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1" && fresh != text) File.WriteAllText(Repository.PathOf(document), fresh);
        Assert.True(fresh == Repository.Read(document), $"{document} is stale: run UPDATE_GOLDEN=1 ./test.sh and look at the difference");
    }

    [Fact]
    public void Given_the_generated_tables_When_the_docs_are_read_Then_each_stands_somewhere()
    {
        var used = Repository.Files(".md").SelectMany(f => Marker().Matches(Repository.Read(f))).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.Empty(GeneratedTables.All.Keys.Except(used));
    }

    [GeneratedRegex(@"<!-- generated: ([a-z-]+) -->\n.*?<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Marker();
}
