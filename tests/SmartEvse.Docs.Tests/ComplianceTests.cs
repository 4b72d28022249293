using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace SmartEvse.Docs.Tests;

/// <summary>docs/compliance.md speaks of every statement of the manual, and of no test that does not exist.</summary>
public sealed partial class ComplianceTests
{
    private static readonly IReadOnlyList<(string Id, string Status, string Shown)> Rows =
        [.. Row().Matches(Repository.Read("docs/compliance.md")).Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value))];

    [Fact]
    public void Given_the_manuals_statements_When_compliance_is_read_Then_each_has_exactly_one_row_in_order()
    {
        using var stream = typeof(ComplianceTests).Assembly.GetManifestResourceStream("manual-ids.txt")!;
        using var reader = new StreamReader(stream);
        var ids = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith('#'));
        Assert.Equal(ids, Rows.Select(r => r.Id));
    }

    [Fact]
    public void Given_a_row_that_is_shown_When_its_tests_are_looked_for_Then_each_exists()
    {
        var tests = TestNames.All();
        var missing = Rows.SelectMany(r => Name().Matches(r.Shown).Select(m => (r.Id, Test: m.Groups[1].Value)))
            .Where(t => !tests.Contains(t.Test) && !File.Exists(Repository.PathOf(t.Test)))
            .Select(t => $"{t.Id}: {t.Test}");
        Assert.Empty(missing);
    }

    [Fact]
    public void Given_a_row_When_it_claims_to_be_shown_Then_it_names_a_test_and_an_open_one_says_what_is_missing()
    {
        Assert.All(Rows, r => Assert.Contains(r.Status, new[] { "shown", "partly", "open", "nothing to show" }));
        Assert.All(Rows.Where(r => r.Status is "shown" or "partly"), r => Assert.True(Name().IsMatch(r.Shown), $"{r.Id} names no test"));
        Assert.All(Rows.Where(r => r.Status is "partly" or "open"), r => Assert.True(Name().Replace(r.Shown, "").Trim(' ', ',', ';').Length > 5, $"{r.Id} does not say what is open"));
    }

    [Fact]
    public void Given_the_summary_When_the_rows_are_counted_Then_it_is_right()
    {
        var text = Repository.Read("docs/compliance.md");
        foreach (var status in new[] { "shown", "partly", "open", "nothing to show" })
        {
            Assert.Contains($"| {status} | {Rows.Count(r => r.Status == status)} |", text, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"^\| ([A-Z]+[0-9]+) \| ([a-z ]+) \| (.*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`([A-Za-z0-9_./-]+)`")]
    private static partial Regex Name();
}
