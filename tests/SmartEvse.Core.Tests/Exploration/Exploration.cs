using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Tests.Exploration;

/// <summary>Every start state with every line, access and trouble: what is reached, which transitions were seen, and what broke a rule.</summary>
internal static class Exploration
{
    /// <summary>When the outcome is looked at, in ms after the combination began.</summary>
    internal static readonly int[] LookMs = [20, 100, 600, 3500, 8000];

    private const int StepMs = 10;

    internal static Lazy<Combination[]> Result { get; } = new(Explore);

    private static Combination[] Explore()
    {
        var inputs = (from start in Enumerable.Range(0, Starts.All.Count)
                      from trouble in Enum.GetValues<Trouble>()
                      from access in (int[])[AccessStatus.Deny, AccessStatus.Allow, AccessStatus.Pause]
                      from line in Enum.GetValues<Line>()
                      select new Combination(start, line, access, trouble)).ToArray();
        var lengths = Starts.All.Select(s => Starts.Build(s.Drive, Trouble.None, long.MaxValue).NowMs).ToArray();
        Parallel.ForEach(inputs, c => Run(c, lengths[c.Start]));
        return inputs;
    }

    private static void Run(Combination x, long applyMs)
    {
        var start = Starts.All[x.Start];
        var c = Starts.Build(start.Drive, x.Trouble, applyMs);
        if (c.Charger.State != start.State || c.NowMs != applyMs) x.Broken.Add($"start is {c.Charger.State}");
        c.Line = x.Line;
        if (c.Charger.Settings.State(StoredState.Access) != x.Access) c.Post(CommandKind.SetAccess, x.Access);
        var openWithinMs = OpenWithinMs(x, c.Outputs.Contactor1 ? c.Charger.State : ChargerState.A);
        var (before, closed, delayS, faults, looks) = (c.Charger.State, c.Outputs.Contactor1, 0, 0, new List<string>());
        var everOpen = !closed;
        c.AfterStep = s =>
        {
            if (s.Charger.State != before) x.Seen.Add((before, s.Charger.State));
            var contactor = s.Outputs.Contactor1;
            if (contactor && !closed && Forbids(x, delayS, faults) is { } why) x.Broken.Add($"closed with {why} after {s.NowMs - applyMs} ms");
            everOpen |= !contactor;
            if (!everOpen && s.NowMs - applyMs >= openWithinMs) x.Broken.Add($"not open within {openWithinMs} ms");
            (before, closed, delayS, faults) = (s.Charger.State, contactor, s.View[ViewField.ChargeDelayS], s.View[ViewField.Faults]);
        };
        foreach (var lookMs in LookMs)
        {
            c.Run((int)(applyMs + lookMs - c.NowMs), StepMs);
            looks.Add(c.Charger.State + (c.Outputs.Contactor1 ? "+" : ""));
        }

        x.Outcome = string.Join(" ", looks);
        c.AfterStep = null;
        Recover(x, c);
        if (c.Charger.Violations != 0) x.Broken.Add("the interlock had to open");
    }

    // Whatever was reached can be left: the vehicle goes, everything is put right, and it charges again.
    private static void Recover(Combination x, ExploredCharger c)
    {
        var stuckIn = c.Charger.State;
        c.IsRepaired = true;
        c.Line = Line.V12;
        c.Post(CommandKind.ClearError, 0);
        c.Post(CommandKind.SetDelayedCharging, 0);
        c.Post(CommandKind.SetAccess, AccessStatus.Allow);
        c.Run(12_000);
        if (c.Charger.State != ChargerState.A) x.Broken.Add($"{stuckIn} is not left for A");
        c.Line = Line.V6;
        // Longer than the pause after no power.
        for (var until = c.NowMs + 90_000; c.NowMs < until && c.Charger.State != ChargerState.C;) c.Step(50);
        if (c.Charger.State != ChargerState.C) x.Broken.Add($"no charging again after {stuckIn}");
    }

    private static string? Forbids(Combination x, int delayS, int faults)
    {
        if (x.Line != Line.V6) return $"{x.Line}";
        if (x.Access != AccessStatus.Allow) return "no access";
        if ((faults & ~Faults.Harmless) != 0) return "faults " + faults;
        if (x.Trouble is Trouble.Rcm or Trouble.Hot or Trouble.NoPower) return $"{x.Trouble}";
        if (Starts.All[x.Start].Name.Contains("schedule", StringComparison.Ordinal)) return "the schedule";
        return delayS > 0 ? $"{delayS} s of delay left" : null;
    }

    private static int OpenWithinMs(Combination x, ChargerState closedIn)
    {
        if (closedIn == ChargerState.A) return int.MaxValue;
        var bounds = new List<int> { int.MaxValue };
        if (x.Trouble == Trouble.Rcm) bounds.Add(20);
        if (x.Line is Line.V12 or Line.V9) bounds.Add(60);
        if (x.Line is Line.V0 or Line.Minus12 or Line.Between) bounds.Add(500);
        if (x.Line == Line.V3) bounds.Add(3000);
        var stops = closedIn == ChargerState.C1 || x.Access != AccessStatus.Allow || Starts.All[x.Start].Name.Contains("pending", StringComparison.Ordinal);
        if (stops) bounds.Add(7000);
        // In C1 the PWM is off, and no diode can be seen.
        if (x.Line == Line.V6NoDiode && !stops && x.Trouble is (Trouble.None or Trouble.Storage)) bounds.Add(1500);
        // Silence is a fault at most 1 s after the combination began.
        if (x.Trouble is not (Trouble.None or Trouble.Storage)) bounds.Add(8000);
        return bounds.Min();
    }
}
