namespace SmartEvse.Simulation;

/// <summary>What kind of battery the house has.</summary>
public sealed record HomeBatteryOptions
{
    /// <summary>What it holds, in Wh.</summary>
    public int CapacityWh { get; init; } = 10_000;

    /// <summary>The most it charges or discharges with, in W.</summary>
    public int PowerW { get; init; } = 5000;

    /// <summary>How full it is at the start, 0..100 percent.</summary>
    public int StartPercent { get; init; } = 50;
}
