using System;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace SmartEvse.Core.Tests.Hazards;

/// <summary>The table of docs/safety-case.md is the hazard table with what was measured. UPDATE_GOLDEN=1 writes it.</summary>
public sealed class SafetyCaseDocTests
{
    private const string Document = "docs/safety-case.md";
    private const string Begin = "<!-- measured: hazards -->\n";
    private const string End = "<!-- end -->";

    [Fact]
    public void Given_the_safety_case_When_the_faults_are_injected_Then_its_table_is_the_one_that_stands_there()
    {
        var path = Path.Combine(Root(), Document);
        var text = File.ReadAllText(path);
        var from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var fresh = text[..from] + Table() + text[text.IndexOf(End, from, StringComparison.Ordinal)..];
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1" && fresh != text) File.WriteAllText(path, fresh);
        Assert.True(fresh == File.ReadAllText(path), $"{Document} is stale: run UPDATE_GOLDEN=1 ./test.sh and look at the difference");
    }

    [Fact]
    public void Given_the_rows_When_their_names_are_compared_Then_no_two_are_alike()
        => Assert.Equal(HazardTable.Rows.Count, HazardTable.Rows.Select(r => r.Name).Distinct().Count());

    private static string Table()
    {
        var table = new StringBuilder("| Hazard | What goes wrong | What the charger does | Until | Bound ms | Worst ms | Rule | A user reads | Shown by |\n|---|---|---|---|---|---|---|---|---|\n");
        foreach (var row in HazardTable.Rows)
        {
            var says = row.Says.Contains('`', StringComparison.Ordinal) ? row.Says : $"`{row.Says}`";
            var shown = string.Join(", ", row.Shown.Select(t => $"`{t}`"));
            table.Append($"| {row.Id} | {row.Fault} | {row.Does} | {row.Until} | {row.BoundMs} | {Measurement.Of(row).WorstMs} | {row.Rule} | {says} | {shown} |\n");
        }

        return table.ToString();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
