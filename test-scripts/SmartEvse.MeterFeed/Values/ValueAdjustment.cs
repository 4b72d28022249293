using System;
using System.Collections.Generic;
using System.Linq;

namespace SmartEvse.MeterFeed.Values;

/// <summary>How a meter is wired and set up, where it differs from what the charger expects.</summary>
public sealed record ValueAdjustment
{
    /// <summary>Nothing to adjust.</summary>
    public static readonly ValueAdjustment None = new();

    /// <summary>Smallest and largest <see cref="Scale"/>.</summary>
    public const decimal MinScale = 0.001m, MaxScale = 10_000m;

    /// <summary>Factor for currents, powers and energies: the ratio of current transformers the meter does not know of.</summary>
    public decimal Scale { get; init; } = 1;

    /// <summary>True when the meter counts the other way: + to the grid.</summary>
    public bool IsInverted { get; init; }

    /// <summary>
    /// Which phase of the meter (0..2) feeds L1, L2 and L3 of the charger; one entry = a charger on one phase. Each of them has to
    /// be in every reading. Null = as the meter tells.
    /// </summary>
    public IReadOnlyList<int>? Phases { get; init; }

    /// <summary>The values as the charger has to see them.</summary>
    public MeterValues Apply(MeterValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (Scale == 1 && !IsInverted && Phases is null) return values;
        IEnumerable<PhaseValues> phases = values.Phases;
        if (Phases is { } order) phases = Enumerable.Range(0, values.Phases.Count).Select(i => i < order.Count ? values.Phases[order[i]] : default);
        return values with
        {
            Phases = [.. phases.Select(Phase)],
            ImportW = Scaled(IsInverted ? values.ExportW : values.ImportW),
            ExportW = Scaled(IsInverted ? values.ImportW : values.ExportW),
            ImportTotalWh = Scaled(IsInverted ? values.ExportTotalWh : values.ImportTotalWh),
            ImportTariff1Wh = Scaled(IsInverted ? values.ExportTariff1Wh : values.ImportTariff1Wh),
            ImportTariff2Wh = Scaled(IsInverted ? values.ExportTariff2Wh : values.ImportTariff2Wh),
            ExportTotalWh = Scaled(IsInverted ? values.ImportTotalWh : values.ExportTotalWh),
            ExportTariff1Wh = Scaled(IsInverted ? values.ImportTariff1Wh : values.ExportTariff1Wh),
            ExportTariff2Wh = Scaled(IsInverted ? values.ImportTariff2Wh : values.ExportTariff2Wh),
        };
    }

    private PhaseValues Phase(PhaseValues phase) => phase with
    {
        ImportW = Scaled(IsInverted ? phase.ExportW : phase.ImportW),
        ExportW = Scaled(IsInverted ? phase.ImportW : phase.ExportW),
        Current = phase.Current is { } current
            ? current with
            {
                Milliampere = Scaled(IsInverted ? -current.Milliampere : current.Milliampere)!.Value,
                // Half an ampere of rounding is no longer half an ampere behind a transformer.
                HasDecimals = current.HasDecimals || Scale != 1,
            }
            : null,
    };

    // What does not fit is far beyond what PhaseCurrents refuses.
    private int? Scaled(int? value) => value is null ? null : (int)Math.Clamp(Product(value.Value), -int.MaxValue, int.MaxValue);

    private long? Scaled(long? value) => value is null ? null : (long)Math.Clamp(Product(value.Value), 0, long.MaxValue);

    private decimal Product(decimal value) => Math.Round(value * Scale, MidpointRounding.AwayFromZero);
}
