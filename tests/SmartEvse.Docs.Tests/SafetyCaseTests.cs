using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace SmartEvse.Docs.Tests;

/// <summary>docs/safety-case.md has rows for every hazard that has to have some, each with tests that exist and a time within its bound.</summary>
public sealed partial class SafetyCaseTests
{
    // A hazard that gets its rows is added here.
    private static readonly string[] Expected = ["H1", "H2", "H3", "H4", "H5", "H7", "H8", "H9", "H10", "H11", "H12", "H14", "H15", "H16", "H17", "H18", "H20", "H22"];

    private static readonly IReadOnlyList<(string Id, string Cells)> Rows =
        [.. Row().Matches(Repository.Read("docs/safety-case.md")).Select(m => (m.Groups[1].Value, m.Groups[2].Value))];

    [Fact]
    public void Given_the_hazards_When_the_safety_case_is_read_Then_each_has_its_rows_and_they_stand_in_order()
        => Assert.Equal(Expected, Rows.Select(r => r.Id).Aggregate(new List<string>(), (ids, id) =>
        {
            if (ids.Count == 0 || ids[^1] != id) ids.Add(id);
            return ids;
        }));

    [Fact]
    public void Given_a_row_When_its_tests_are_looked_for_Then_there_is_one_and_each_exists()
    {
        var tests = TestNames.All();
        foreach (var (id, cells) in Rows)
        {
            var shown = Name().Matches(cells.Split(" | ")[^1]).Select(m => m.Groups[1].Value).ToList();
            Assert.True(shown.Count > 0, $"{id} | {cells} names no test");
            Assert.All(shown, test => Assert.Contains(test, tests));
        }
    }

    [Fact]
    public void Given_a_row_When_its_figures_are_read_Then_the_worst_time_is_within_the_bound()
    {
        foreach (var (id, cells) in Rows)
        {
            var figures = cells.Split(" | ")[3..5].Select(int.Parse).ToArray();
            Assert.True(figures[1] >= 0 && figures[1] <= figures[0], $"{id} | {cells}");
        }
    }

    [Fact]
    public void Given_the_rules_that_rows_name_When_they_are_looked_up_Then_each_is_told()
    {
        var rules = Rows.SelectMany(r => Rule().Matches(r.Cells.Split(" | ")[5]).Select(m => m.Value)).ToHashSet();
        Assert.All(rules, rule => Assert.Contains($"| {rule} |", Repository.Read("docs/state-machine.md"), StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^\| (H[0-9]+) \| (.*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+\.\w+)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"\bK[0-9]+\b")]
    private static partial Regex Rule();
}
