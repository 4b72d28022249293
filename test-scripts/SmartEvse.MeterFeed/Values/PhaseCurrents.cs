using System;
using System.Collections.Generic;
using FeedForm = SmartEvse.Core.Metering.FeedForm;

namespace SmartEvse.MeterFeed.Values;

/// <summary>
/// From a meter's values to signed currents. The sign is that of the phase's power, because P1 prints currents without one; a meter
/// that tells no power of the phase may tell a signed current. The size is the printed current when it has decimals; when it is in
/// whole amperes it is the larger of |P| / U and the printed current less the half ampere that rounding can add: finer than whole
/// amperes, and a reactive load hides half an ampere at most.
/// </summary>
public static class PhaseCurrents
{
    /// <summary>What a voltage that is absent or 0 counts as, in 0.1 V.</summary>
    public const int NominalVoltageDv = 2300;

    /// <summary>Under this (0.1 V) a phase counts as not there.</summary>
    public const int MinVoltageDv = 500;

    /// <summary>Above this (0.1 V) everything is refused.</summary>
    public const int MaxVoltageDv = 3000;

    /// <summary>Works out the currents.</summary>
    public static PhaseCurrentsResult Compute(MeterValues reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var notes = PhaseCurrentsNotes.None;
        IReadOnlyList<PhaseValues> phases = reading.Phases;
        for (int i = 0; i < phases.Count; i++)
            if (phases[i].VoltageDv > MaxVoltageDv)
                return PhaseCurrentsResult.Refuse($"L{i + 1} shows {phases[i].VoltageDv / 10} V: above {MaxVoltageDv / 10} V");

        bool isEstimated = false;
        bool isTotal = false;
        if (!phases[0].HasDirection && !phases[1].HasDirection && !phases[2].HasDirection)
        {
            if (reading.ImportW is null && reading.ExportW is null)
                return PhaseCurrentsResult.Refuse("the meter tells no power at all");
            isTotal = true;
            bool isSinglePhase = phases[0].IsMentioned && !phases[1].IsMentioned && !phases[2].IsMentioned;
            isEstimated = !isSinglePhase;
            phases = TotalsOverPhases(reading, spread: phases[1].IsMentioned || phases[2].IsMentioned);
        }

        if (IsWithoutNeutral(reading.Phases)) notes |= PhaseCurrentsNotes.GridWithoutNeutral;
        int[] currentDa = new int[phases.Count];
        int told = 0;
        for (int i = 0; i < phases.Count; i++)
        {
            // Of a total, only L1 of a meter of one phase is told.
            if (isTotal ? i == 0 && !isEstimated : phases[i].HasDirection) told |= 1 << i;
            if (phases[i].VoltageDv is > 0 and < MinVoltageDv) notes |= PhaseCurrentsNotes.PhaseNotPresent;
            else currentDa[i] = PhaseDa(phases[i]);
            if (Math.Abs(currentDa[i]) > FeedForm.MaxMainsDa)
                return PhaseCurrentsResult.Refuse($"L{i + 1} comes to {currentDa[i] / 10} A: more than the charger accepts");
        }
        return new PhaseCurrentsResult(
            new MeterReading(currentDa[0], currentDa[1], currentDa[2], NetW(reading), ImportWh(reading), reading.Timestamp ?? "", isEstimated, told),
            notes,
            "");
    }

    private static int PhaseDa(PhaseValues phase)
    {
        if (!phase.HasPower && phase.Current is { IsSigned: true } signed)
            return (int)(Math.Sign(signed.Milliampere) * Rounded(Math.Abs((long)signed.Milliampere), 100));
        int voltageDv = phase.VoltageDv is null or 0 ? NominalVoltageDv : phase.VoltageDv.Value;
        long powerDa = Rounded(100L * Math.Abs(phase.NetW), voltageDv);
        long magnitudeDa = phase.Current switch
        {
            { HasDecimals: true } current => Rounded(Math.Abs((long)current.Milliampere), 100),
            { HasDecimals: false } current => Math.Max(powerDa, Math.Abs((long)current.Milliampere) / 100 - 5),
            null => powerDa,
        };
        return (int)(phase.NetW < 0 ? -magnitudeDa : magnitudeDa);
    }

    /// <summary>
    /// For meters that tell only the total: on L1, which is exact where L1 is all there is, or in three equal parts.
    /// </summary>
    private static PhaseValues[] TotalsOverPhases(MeterValues reading, bool spread)
    {
        var result = new PhaseValues[reading.Phases.Count];
        int netW = (reading.ImportW ?? 0) - (reading.ExportW ?? 0);
        for (int i = 0; i < result.Length; i++)
        {
            int partW = spread ? netW / 3 : i == 0 ? netW : 0;
            result[i] = reading.Phases[i] with { ImportW = Math.Max(partW, 0), ExportW = Math.Max(-partW, 0) };
        }
        return result;
    }

    /// <summary>Belgian 3 x 230 V: the meter measures between L1, L3 and L2, so L2 shows no voltage and no current of its own.</summary>
    private static bool IsWithoutNeutral(IReadOnlyList<PhaseValues> phases) =>
        phases[0].VoltageDv > 0 && phases[2].VoltageDv > 0 && phases[1].VoltageDv is null or 0;

    private static int? NetW(MeterValues reading)
    {
        if (reading.ImportW is not null || reading.ExportW is not null) return (reading.ImportW ?? 0) - (reading.ExportW ?? 0);
        // Phases without a power count as nothing only beside one that has it.
        bool hasPower = reading.Phases[0].HasPower || reading.Phases[1].HasPower || reading.Phases[2].HasPower;
        return hasPower ? reading.Phases[0].NetW + reading.Phases[1].NetW + reading.Phases[2].NetW : null;
    }

    private static long? ImportWh(MeterValues reading)
    {
        if (reading.ImportTotalWh is not null) return reading.ImportTotalWh;
        if (reading.ImportTariff1Wh is null && reading.ImportTariff2Wh is null) return null;
        return (reading.ImportTariff1Wh ?? 0) + (reading.ImportTariff2Wh ?? 0);
    }

    /// <summary>Half away from zero; both are positive.</summary>
    private static long Rounded(long value, long divisor) => (value + divisor / 2) / divisor;
}
