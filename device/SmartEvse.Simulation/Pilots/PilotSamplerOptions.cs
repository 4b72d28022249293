namespace SmartEvse.Simulation.Pilots;

/// <summary>How one board reads its pilot pin, and how badly.</summary>
public sealed record PilotSamplerOptions
{
    /// <summary>Time from reading to reading in us. Estimate for the device: 80 (docs/pilot-sampling.md).</summary>
    public double SpacingUs { get; init; } = 80;

    /// <summary>What interrupts add to a reading, in us: equally distributed from 0.</summary>
    public double JitterUs { get; init; } = 10;

    /// <summary>Standard deviation of a reading in mV at the pin. Assumed: to be measured on the first board, with Wi-Fi on.</summary>
    public double NoiseMv { get; init; } = 10;

    /// <summary>One reading in so many is anything between 0 and the whole range; 0 = none is.</summary>
    public int OutlierOneIn { get; init; } = 10_000;

    /// <summary>One burst in so many has a gap of 0.1 to 20 ms, as a garbage collection makes; 0 = none has.</summary>
    public int GapOneIn { get; init; } = 100;
}
