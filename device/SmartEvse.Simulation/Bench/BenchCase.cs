namespace SmartEvse.Simulation.Bench;

/// <summary>One row of the closed-loop table.</summary>
/// <param name="Trace">Name of the trace.</param>
/// <param name="Phases">Phases of the vehicle: 1 or 3.</param>
/// <param name="Contactor2">Option of CONTACT2.</param>
/// <param name="FeedS">Interval of the mains feed, in s.</param>
/// <param name="IsSolar">True for MODE Solar, false for Smart.</param>
public sealed record BenchCase(string Trace, int Phases, string Contactor2, int FeedS, bool IsSolar);
