using System.Collections.Generic;
using System.Linq;
using System.Text;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Tests.Exploration;

/// <summary>Outcomes as text: equal ones in one line. And the document made of it.</summary>
internal static class OutcomeText
{
    internal static string Golden(IReadOnlyList<Combination> all)
    {
        var text = new StringBuilder($"{all.Count} combinations. line | access | trouble | state after {string.Join(", ", Exploration.LookMs)} ms; + = contactor 1 closed\n");
        for (var i = 0; i < Starts.All.Count; i++) text.Append($"\n{Starts.All[i].Name}\n").Append(Group([.. all.Where(x => x.Start == i)]));
        return text.ToString();
    }

    internal static string Document(IReadOnlyList<Combination> all)
    {
        var text = new StringBuilder("# Transitions, explored\n\nWritten by the tests (`UPDATE_GOLDEN=1 ./test.sh`), not by hand. The rules are told in [state-machine.md](state-machine.md).\n\n");
        text.Append("| From | When | To | Answers | Seen in combinations |\n|---|---|---|---|---|\n");
        for (var row = 0; row < TransitionTable.Count; row++)
        {
            var edge = (TransitionTable.From(row), TransitionTable.To(row));
            text.Append($"| {edge.Item1} | {TransitionTable.Condition(row)} | {edge.Item2} | {TransitionTable.Clause(row)} | {all.Count(x => x.Seen.Contains(edge))} |\n");
        }

        text.Append("\nRows with the same two states share their count. Every start state below was driven into, then the combination was put there and held, without a vehicle that reacts. A start state without a line for a combination does not exist: all are listed.\n\n```\n");
        return text.Append(Golden(all)).Append("```\n").ToString();
    }

    // Lines that agree, then access, then trouble: each step joins what differs in one thing only.
    private static string Group(IReadOnlyList<Combination> some)
    {
        var byLine = some.GroupBy(x => (x.Access, x.Trouble, x.Outcome)).Select(g => (g.Key.Access, g.Key.Trouble, g.Key.Outcome, Lines: Join(g.Select(x => $"{x.Line}"), 8)));
        var byTrouble = byLine.GroupBy(x => (x.Access, x.Outcome, x.Lines)).Select(g => (g.Key.Access, g.Key.Outcome, g.Key.Lines, Troubles: Join(g.Select(x => $"{x.Trouble}"), 9)));
        var byAccess = byTrouble.GroupBy(x => (x.Lines, x.Troubles, x.Outcome)).Select(g => $"  {g.Key.Lines} | {Join(g.Select(x => OptionTexts.Text(OptionSet.Access, x.Access)!), 3)} | {g.Key.Troubles} | {g.Key.Outcome}\n");
        return string.Concat(byAccess);
    }

    private static string Join(IEnumerable<string> names, int all)
    {
        var list = names.ToArray();
        return list.Length == all ? "any" : string.Join(" ", list);
    }
}
