using System;
using System.Collections.Generic;
using System.Linq;

namespace SmartEvse.NanoGate.Budget;

/// <summary>What the steps of one kind do.</summary>
internal sealed class StepFigures
{
    private readonly List<StepCost> steps = [];

    /// <summary>How many steps were counted.</summary>
    public int Count => steps.Count;

    /// <summary>Instructions over all steps, per method.</summary>
    public long[] Instructions { get; } = new long[OperationMeter.Capacity];

    /// <summary>Entries over all steps, per method.</summary>
    public long[] Entries { get; } = new long[OperationMeter.Capacity];

    /// <summary>Objects made in all steps.</summary>
    public long Objects { get; private set; }

    /// <summary>The step in the middle, by the high estimate.</summary>
    public StepCost Median => Ordered[steps.Count / 2];

    /// <summary>The dearest step.</summary>
    public StepCost Worst => Ordered[^1];

    /// <summary>How many steps executed more instructions.</summary>
    public int CountAbove(int instructions) => steps.Count(s => s.Instructions > instructions);

    private List<StepCost> Ordered => [.. steps.OrderBy(s => s.HighUs).ThenBy(s => s.LowUs)];

    /// <summary>Counts all kinds.</summary>
    public static IReadOnlyList<StepFigures> Measure(MeteredSource source)
    {
        var kinds = Workload.Kinds.Select(_ => new StepFigures()).ToList();
        source.Run(nameof(Workload.Steps), source.Reset, (Action<int>)(kind =>
        {
            if (kind >= 0) kinds[kind].Take(source);
        }));
        return kinds;
    }

    private void Take(MeteredSource source)
    {
        var sum = 0;
        for (var i = 0; i < source.Methods.Count; i++)
        {
            sum += source.Instructions[i];
            Instructions[i] += source.Instructions[i];
            Entries[i] += source.Entries[i];
        }

        Objects += source.Totals[2];
        steps.Add(new StepCost(sum, (int)source.Totals[0], (int)source.Totals[1]));
    }
}
