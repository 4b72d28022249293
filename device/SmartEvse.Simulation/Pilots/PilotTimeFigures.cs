namespace SmartEvse.Simulation.Pilots;

/// <summary>How soon contactor 1 was open, over the trials of a row.</summary>
/// <param name="Trials">How many.</param>
/// <param name="Missed">Of these: contactor 1 was not open within ten times the bound, or the charger stopped before the fault came.</param>
/// <param name="WorstMs">The longest, in ms from the fault to the step that opens.</param>
/// <param name="MeanMs">The mean of them.</param>
/// <param name="BoundMs">What the worst one may be.</param>
public sealed record PilotTimeFigures(int Trials, int Missed, int WorstMs, double MeanMs, int BoundMs);
