using System;
using System.Collections.Generic;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;

namespace SmartEvse.Core.Tests.Hazards;

/// <summary>Contactors and flash that wear out: H16 and H17.</summary>
internal static class WearFaults
{
    private const int HourMs = 3_600_000;
    private const int MostStarts = 6;
    private const int MostSwitches = 4;
    private const int LookMs = 50;

    // A house that leaves no room again and again, for over an hour: how many starts too many fall into an hour.
    internal static Outcome RestlessHouse(Onset onset, string says)
        => Count(onset, says, Quick(Rig.Smart(stepMs: onset.StepMs)), MostStarts, s => s.Outputs.Contactor1, (sim, on) => sim.Plant.House.Set(on ? 230 : 50, 50, 50), 150 + onset.Number);

    // A feed that falls silent again and again.
    internal static Outcome RestlessFeed(Onset onset, string says)
        => Count(onset, says, Quick(Rig.Smart(stepMs: onset.StepMs)), MostStarts, s => s.Outputs.Contactor1, (sim, on) => sim.FeedMs = on ? 0 : 2000, 100 + onset.Number);

    // Clouds over three phases with CONTACT2 Auto: how many switches too many.
    internal static Outcome Clouds(Onset onset, string says)
    {
        var sim = Quick(Rig.Smart("Mode=Solar, EnableC2=Auto", onset.StepMs));
        sim.Plant.House.Set(0, 0, 0);
        sim.Plant.Sun.SumMa = 30_000;
        return Count(onset, says, sim, MostSwitches, s => s.Plant.PhaseSwitches % 2 == 1, (s, on) => s.Plant.Sun.SumMa = on ? 0 : 30_000, 600 + onset.Number, bothWays: true);
    }

    // Settings that change without end: how long a change waits until it is stored.
    internal static Outcome ChangesWithoutEnd(Onset onset, string says)
    {
        var values = Values.Of("MainsMeter=API, Mode=Smart");
        var pace = new StorePace(values.Revision, true);
        var (waitingSinceMs, worstMs, writes) = (0L, 0L, new List<long>());
        var stored = values.Revision;
        var nextMs = 0L;
        for (var ms = 0L; ms < 2L * HourMs; ms += onset.StepMs)
        {
            if (ms >= nextMs)
            {
                if (stored == values.Revision) waitingSinceMs = ms;
                values.SetNumber(SettingId.Mode, (values.Mode + 1) % 3);
                nextMs = ms + 700 + (onset.Number * 1000);
            }

            if (!pace.IsDue(values.Revision, ms)) continue;
            worstMs = Math.Max(worstMs, ms - waitingSinceMs);
            stored = values.Revision;
            pace.Wrote(stored, true, ms);
            writes.Add(ms);
        }

        var tooMany = 0;
        for (var i = 40; i < writes.Count; i++) tooMany += writes[i] - writes[i - 40] < HourMs ? 1 : 0;
        return new Outcome(writes.Count > 30, tooMany > 0 ? -1 : worstMs, says == "`Result`: accepted");
    }

    // An hour and more at short steps would only take long: what is counted here are minutes.
    private static SimulatedCharger Quick(SimulatedCharger sim)
    {
        if (sim.StepMs < LookMs) sim.StepMs = LookMs;
        return sim;
    }

    private static Outcome Count(Onset onset, string says, SimulatedCharger sim, int most, Func<SimulatedCharger, bool> now, Action<SimulatedCharger, bool> trouble, int periodS, bool bothWays = false)
    {
        sim.Charging();
        var moves = new List<long>();
        if (!bothWays) moves.Add(sim.NowMs);
        var (before, said, all, excess) = (now(sim), false, 0, 0);
        sim.AfterStep = s =>
        {
            var is1 = now(s);
            said |= Scene.Says(s, says);
            if (is1 == before) return;
            before = is1;
            if (!is1 && !bothWays) return;
            moves.Add(s.NowMs);
            all++;
            if (moves.Count > most && s.NowMs - moves[^(most + 1)] < HourMs) excess++;
        };
        for (var i = 0; sim.NowMs < 5L * HourMs / 2; i++)
        {
            trouble(sim, true);
            sim.RunSeconds((periodS / 3) + (onset.Number % 7));
            trouble(sim, false);
            sim.RunSeconds(periodS - (periodS / 3));
        }

        // Without a bound there would be one for every trouble.
        return Scene.Judge(sim, all >= most && 5 * HourMs / 2000 / periodS > all / 2, excess, said);
    }
}
