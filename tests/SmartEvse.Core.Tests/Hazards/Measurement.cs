using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace SmartEvse.Core.Tests.Hazards;

/// <summary>What came of a fault at many onsets, at steps of 10 ms.</summary>
/// <param name="WorstMs">The longest time; <see cref="long.MaxValue"/> = once the answer did not come.</param>
/// <param name="Dangerous">At how many onsets the situation was dangerous.</param>
/// <param name="Said">At how many a user could read why.</param>
internal sealed record Measurement(long WorstMs, int Dangerous, int Said)
{
    /// <summary>How many onsets each fault is tried at.</summary>
    public const int Onsets = 40;

    private const int StepMs = 10;

    private static readonly Dictionary<string, Lazy<Measurement>> All = HazardTable.Rows.ToDictionary(r => r.Name, r => new Lazy<Measurement>(() => Take(r)));

    /// <summary>The measurement of a row; taken once.</summary>
    public static Measurement Of(Hazard row) => All[row.Name].Value;

    private static Measurement Take(Hazard row)
    {
        var outcomes = new Outcome[Onsets];
        Parallel.For(0, Onsets, n => outcomes[n] = row.Inject(new Onset(n, StepMs), row.Says));
        var worstMs = outcomes.Any(o => o.TookMs < 0) ? long.MaxValue : outcomes.Max(o => o.TookMs);
        return new Measurement(worstMs, outcomes.Count(o => o.WasDangerous), outcomes.Count(o => o.IsSaid));
    }
}
