using System;
using System.Collections.Generic;

namespace SmartEvse.MeterFeed.P1;

/// <summary>
/// From a telegram to signed currents. The sign is that of the phase's power, because P1 prints currents without one. The size is
/// the printed current when it has decimals; when it is in whole amperes it is the larger of |P| / U and the printed current less the
/// half ampere that rounding can add: finer than whole amperes, and a reactive load hides half an ampere at most.
/// </summary>
public static class MainsCurrent
{
    /// <summary>What a voltage that is absent or 0 counts as, in 0.1 V.</summary>
    public const int NominalVoltageDv = 2300;

    /// <summary>Under this (0.1 V) a phase counts as not there.</summary>
    public const int MinVoltageDv = 500;

    /// <summary>Above this (0.1 V) the telegram is refused.</summary>
    public const int MaxVoltageDv = 3000;

    /// <summary>The largest current in 0.1 A that the charger accepts, either way.</summary>
    public const int MaxCurrentDa = 1999;

    /// <summary>Works out the currents.</summary>
    public static MainsCurrentResult Compute(P1Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var notes = MainsCurrentNotes.None;
        IReadOnlyList<P1Phase> phases = reading.Phases;
        for (int i = 0; i < phases.Count; i++)
            if (phases[i].VoltageDv > MaxVoltageDv)
                return MainsCurrentResult.Refuse($"L{i + 1} shows {phases[i].VoltageDv / 10} V: above {MaxVoltageDv / 10} V");

        bool hasPhasePower = phases[0].HasPower || phases[1].HasPower || phases[2].HasPower;
        bool isEstimated = false;
        if (!hasPhasePower)
        {
            if (reading.ImportW is null && reading.ExportW is null)
                return MainsCurrentResult.Refuse("the telegram tells no power at all");
            bool isSinglePhase = phases[0].IsMentioned && !phases[1].IsMentioned && !phases[2].IsMentioned;
            isEstimated = !isSinglePhase;
            phases = TotalsOverPhases(reading, spread: phases[1].IsMentioned || phases[2].IsMentioned);
        }

        if (IsWithoutNeutral(reading.Phases)) notes |= MainsCurrentNotes.GridWithoutNeutral;
        int[] currentDa = new int[phases.Count];
        for (int i = 0; i < phases.Count; i++)
        {
            if (phases[i].VoltageDv is > 0 and < MinVoltageDv) notes |= MainsCurrentNotes.PhaseNotPresent;
            else currentDa[i] = PhaseDa(phases[i]);
            if (Math.Abs(currentDa[i]) > MaxCurrentDa)
                return MainsCurrentResult.Refuse($"L{i + 1} comes to {currentDa[i] / 10} A: more than the charger accepts");
        }
        return new MainsCurrentResult(
            new MeterReading(currentDa[0], currentDa[1], currentDa[2], NetW(reading), ImportWh(reading), reading.Timestamp ?? "", isEstimated),
            notes,
            "");
    }

    private static int PhaseDa(P1Phase phase)
    {
        int voltageDv = phase.VoltageDv is null or 0 ? NominalVoltageDv : phase.VoltageDv.Value;
        long powerDa = Rounded(100L * Math.Abs(phase.NetW), voltageDv);
        long magnitudeDa = phase.Current switch
        {
            { HasDecimals: true } current => Rounded(current.Milliampere, 100),
            { HasDecimals: false } current => Math.Max(powerDa, current.Milliampere / 100 - 5),
            null => powerDa,
        };
        return (int)(phase.NetW < 0 ? -magnitudeDa : magnitudeDa);
    }

    /// <summary>
    /// For meters that tell only the total: on L1, which is exact where L1 is all there is, or in three equal parts.
    /// </summary>
    private static P1Phase[] TotalsOverPhases(P1Reading reading, bool spread)
    {
        var result = new P1Phase[reading.Phases.Count];
        int netW = (reading.ImportW ?? 0) - (reading.ExportW ?? 0);
        for (int i = 0; i < result.Length; i++)
        {
            int partW = spread ? netW / 3 : i == 0 ? netW : 0;
            result[i] = reading.Phases[i] with { ImportW = Math.Max(partW, 0), ExportW = Math.Max(-partW, 0) };
        }
        return result;
    }

    /// <summary>Belgian 3 x 230 V: the meter measures between L1, L3 and L2, so L2 shows no voltage and no current of its own.</summary>
    private static bool IsWithoutNeutral(IReadOnlyList<P1Phase> phases) =>
        phases[0].VoltageDv > 0 && phases[2].VoltageDv > 0 && phases[1].VoltageDv is null or 0;

    private static int? NetW(P1Reading reading)
    {
        if (reading.ImportW is not null || reading.ExportW is not null) return (reading.ImportW ?? 0) - (reading.ExportW ?? 0);
        return reading.Phases[0].NetW + reading.Phases[1].NetW + reading.Phases[2].NetW;
    }

    private static long? ImportWh(P1Reading reading)
    {
        if (reading.ImportTotalWh is not null) return reading.ImportTotalWh;
        if (reading.ImportTariff1Wh is null && reading.ImportTariff2Wh is null) return null;
        return (reading.ImportTariff1Wh ?? 0) + (reading.ImportTariff2Wh ?? 0);
    }

    /// <summary>Half away from zero; both are positive.</summary>
    private static long Rounded(long value, long divisor) => (value + divisor / 2) / divisor;
}
