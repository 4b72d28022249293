using System;
using System.Linq;

namespace SmartEvse.Simulation.Bench;

/// <summary>
/// The figures of the C++ firmware (dingo35/SmartEVSE-3.5, commit 2d95cf08) in the same plant, from the project's collected facts: its regulation
/// and state functions were run on these traces with MAINS 25, MAX 16, MIN 6, START 4, STOP 10, IMPORT 0 and a vehicle of 16 A.
/// </summary>
public static class ReferenceTable
{
    private const string On = "Always On";
    private const string Off = "Always Off";
    private const string Auto = "Auto";

    private static readonly (BenchCase Case, BenchFigures Figures)[] Rows =
    [
        Smart("smart-steps", 1, 10.321, 81, 12, 14.0, 2),
        Smart("smart-steps", 2, 10.321, 81, 12, 14.0, 2),
        Smart("smart-steps", 5, 10.274, 105, 18, 14.0, 2),
        Smart("smart-steps", 10, 10.394, 137, 26, 14.0, 1),
        Smart("smart-household", 1, 2.515, 360, 60, 17.6, 5),
        Smart("smart-household", 2, 2.514, 360, 60, 17.6, 5),
        Smart("smart-household", 5, 2.520, 609, 85, 17.6, 5),
        Smart("smart-household", 10, 2.505, 1021, 146, 17.6, 5),
        Solar("solar-clear", 3, On, 35.062, 29.889, 30.630, 5.174, 0, 0, 0.0, 11),
        Solar("solar-clear", 3, Auto, 30.767, 29.528, 30.630, 1.239, 0, 0, 0.0, 9),
        Solar("solar-clear", 1, Off, 22.206, 21.594, 30.630, 0.612, 0, 0, 0.0, 1),
        Solar("solar-broken-clouds", 3, On, 24.086, 15.013, 16.025, 9.074, 0, 0, 0.0, 14),
        Solar("solar-broken-clouds", 3, Auto, 18.797, 14.566, 16.025, 4.231, 0, 0, 0.0, 12),
        Solar("solar-broken-clouds", 1, Off, 15.488, 12.390, 16.025, 3.098, 0, 0, 0.0, 4),
        Solar("solar-small-roof", 3, On, 9.692, 3.340, 4.457, 6.352, 0, 0, 0.0, 14),
        Solar("solar-small-roof", 3, Auto, 5.018, 3.758, 4.457, 1.260, 0, 0, 0.0, 4),
        Solar("solar-small-roof", 1, Off, 5.018, 3.758, 4.457, 1.260, 0, 0, 0.0, 4),
        Solar("solar-overcast", 3, On, 19.416, 16.009, 16.651, 3.407, 5, 7, 0.7, 7),
        Solar("solar-overcast", 3, Auto, 17.193, 15.826, 16.651, 1.367, 5, 7, 0.7, 6),
        Solar("solar-overcast", 1, Off, 13.970, 12.965, 16.651, 1.004, 5, 7, 0.7, 2),
    ];

    /// <summary>The figures for a case; null when it was not measured.</summary>
    public static BenchFigures? Find(BenchCase wanted) => Array.Find(Rows, r => r.Case == wanted).Figures;

    /// <summary>Where a trace stands in the table; after all others when it does not.</summary>
    public static int Rank(string trace)
    {
        var index = Array.FindIndex(Rows, r => r.Case.Trace == trace);
        return index < 0 ? Rows.Length : index;
    }

    /// <summary>The cases that a trace is run in.</summary>
    public static BenchCase[] CasesOf(TraceFile trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var isSolar = trace.Name.StartsWith("solar-", StringComparison.Ordinal) || (trace.HasSun && !trace.Name.StartsWith("smart-", StringComparison.Ordinal));
        var model = Rows.First(r => r.Case.IsSolar == isSolar).Case.Trace;
        return [.. Rows.Where(r => r.Case.Trace == model).Select(r => r.Case with { Trace = trace.Name })];
    }

    private static (BenchCase Case, BenchFigures Figures) Smart(string trace, int feedS, double evKwh, double overAs, int overS, double peakA, int cycles) =>
        (new BenchCase(trace, 3, On, feedS, false), new BenchFigures(evKwh, 0, 0, evKwh, overAs, overS, peakA, cycles));

    private static (BenchCase Case, BenchFigures Figures) Solar(string trace, int phases, string c2, double evKwh, double solarKwh, double surplusKwh, double gridKwh, double overAs, int overS, double peakA, int cycles) =>
        (new BenchCase(trace, phases, c2, 2, true), new BenchFigures(evKwh, solarKwh, surplusKwh, gridKwh, overAs, overS, peakA, cycles));
}
