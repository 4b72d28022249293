namespace SmartEvse.MeterFeed.Values;

/// <summary>What a meter says about one phase; null = the meter does not say.</summary>
/// <param name="ImportW">Power taken from the grid in W (21.7.0, 41.7.0, 61.7.0).</param>
/// <param name="ExportW">Power given to the grid in W (22.7.0, 42.7.0, 62.7.0).</param>
/// <param name="VoltageDv">Voltage in 0.1 V (32.7.0, 52.7.0, 72.7.0).</param>
/// <param name="Current">Current (31.7.0, 51.7.0, 71.7.0).</param>
public readonly record struct PhaseValues(int? ImportW, int? ExportW, int? VoltageDv, PhaseCurrent? Current)
{
    /// <summary>True when the meter tells the power of this phase.</summary>
    public bool HasPower => ImportW is not null || ExportW is not null;

    /// <summary>True when the meter tells anything of this phase.</summary>
    public bool IsMentioned => HasPower || VoltageDv is not null || Current is not null;

    /// <summary>True when the direction of the phase's current is known.</summary>
    public bool HasDirection => HasPower || Current is { IsSigned: true };

    /// <summary>Import less export in W; what is not said counts as 0.</summary>
    public int NetW => (ImportW ?? 0) - (ExportW ?? 0);
}
