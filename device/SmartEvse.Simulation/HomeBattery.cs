using System;

namespace SmartEvse.Simulation;

/// <summary>A battery beside the mains meter that keeps the sum of the mains currents at zero: charges from a surplus, covers an import.</summary>
/// <param name="options">What kind of battery.</param>
public sealed class HomeBattery(HomeBatteryOptions options)
{
    private const long MilliWsPerWh = 3_600_000;

    private long _storedMilliWs = options.CapacityWh * MilliWsPerWh * options.StartPercent / 100;

    /// <summary>Its current summed over the three phases, in mA; positive while it charges. A third of it flows in each phase.</summary>
    public int SumMa { get; private set; }

    /// <summary>What it holds, in Wh.</summary>
    public int StoredWh => (int)(_storedMilliWs / MilliWsPerWh);

    /// <summary>Moves on.</summary>
    /// <param name="netSumMa">Sum of the mains currents as they would be without the battery, in mA, import positive.</param>
    /// <param name="elapsedMs">Time since the last move.</param>
    public void Move(int netSumMa, long elapsedMs)
    {
        var capacity = options.CapacityWh * MilliWsPerWh;
        _storedMilliWs = Math.Clamp(_storedMilliWs + (SumMa * Plant.VoltageV * elapsedMs / 1000), 0, capacity);

        var mostMa = options.PowerW * 1000 / Plant.VoltageV;
        SumMa = Math.Clamp(-netSumMa, _storedMilliWs > 0 ? -mostMa : 0, _storedMilliWs < capacity ? mostMa : 0);
    }
}
