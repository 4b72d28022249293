using System;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace SmartEvse.Docs.Tests;

/// <summary>docs/compatibility.md names for every difference a test that exists.</summary>
public sealed partial class CompatibilityTests
{
    [Fact]
    public void Given_a_difference_When_its_tests_are_looked_for_Then_there_is_one_and_each_exists()
    {
        var tests = TestNames.All();
        var rows = Row().Matches(Repository.Read("docs/compatibility.md")).Select(m => m.Groups[1].Value).Where(r => !r.Contains("shown by", StringComparison.Ordinal) && !r.StartsWith("---", StringComparison.Ordinal)).ToList();
        Assert.InRange(rows.Count, 30, 200);
        foreach (var row in rows)
        {
            var shown = Name().Matches(row.Split('|')[^1]).Select(m => m.Groups[1].Value).ToList();
            Assert.True(shown.Count > 0, row + " names no test");
            Assert.All(shown, test => Assert.Contains(test, tests));
        }
    }

    [GeneratedRegex(@"^\| ?(.*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+\.\w+)`")]
    private static partial Regex Name();
}
