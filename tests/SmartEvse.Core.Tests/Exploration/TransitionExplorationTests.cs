using System;
using System.IO;
using System.Linq;
using SmartEvse.Core.Charging;
using Xunit;

namespace SmartEvse.Core.Tests.Exploration;

/// <summary>The whole of the state machine, looked at through the charger's steps. UPDATE_GOLDEN=1 writes the outcomes, and the document made of them.</summary>
public sealed class TransitionExplorationTests
{
    [Fact]
    public void Given_every_combination_When_it_is_explored_Then_no_rule_is_broken()
        => Assert.Empty(Exploration.Result.Value.SelectMany(x => x.Broken.Select(b => $"{Starts.All[x.Start].Name} | {x.Line} | {x.Access} | {x.Trouble}: {b}")));

    [Fact]
    public void Given_every_combination_When_it_is_explored_Then_the_transitions_seen_are_those_of_the_table_and_all_of_them()
    {
        var table = Enumerable.Range(0, TransitionTable.Count).Select(r => (TransitionTable.From(r), TransitionTable.To(r))).ToHashSet();
        Assert.Equal(table.Order(), Exploration.Result.Value.SelectMany(x => x.Seen).ToHashSet().Order());
    }

    [Theory]
    [InlineData("tests/SmartEvse.Core.Tests/Exploration/transitions.txt")]
    [InlineData("docs/transitions.md")]
    public void Given_every_combination_When_it_is_explored_Then_the_outcomes_are_those_that_were_reviewed(string file)
    {
        var all = Exploration.Result.Value;
        var fresh = file.EndsWith(".md", StringComparison.Ordinal) ? OutcomeText.Document(all) : OutcomeText.Golden(all);
        var path = Path.Combine(Root(), file);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(path, fresh);
        Assert.True(File.Exists(path) && fresh == File.ReadAllText(path), $"{file} is stale: run UPDATE_GOLDEN=1 ./test.sh and look at the difference");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
