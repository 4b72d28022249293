namespace SmartEvse.Simulation.Bench;

/// <summary>What a row of the closed-loop table measures.</summary>
/// <param name="EvKwh">Energy into the vehicle.</param>
/// <param name="SolarKwh">The part of it that surplus covered.</param>
/// <param name="SurplusKwh">All surplus of the house.</param>
/// <param name="GridKwh">The rest of the vehicle's energy.</param>
/// <param name="OverAs">The largest excess of a phase above MAINS, summed over the seconds while contactor 1 is closed.</param>
/// <param name="OverS">How many seconds had one.</param>
/// <param name="OverPeakA">The largest.</param>
/// <param name="Cycles">Closings of contactor 1.</param>
public sealed record BenchFigures(double EvKwh, double SolarKwh, double SurplusKwh, double GridKwh, double OverAs, int OverS, double OverPeakA, int Cycles)
{
    /// <summary>The covered part of all surplus; 0 without any.</summary>
    public double Share => SurplusKwh > 0 ? SolarKwh / SurplusKwh : 0;
}
