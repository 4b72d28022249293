namespace SmartEvse.Simulation.Charts;

/// <summary>One moment of a chart.</summary>
/// <param name="AtS">Seconds since the start.</param>
/// <param name="SurplusA">What the sun leaves beside the house, in A over the sum of the phases; negative = the house imports.</param>
/// <param name="VehicleA">What the vehicle takes, in A over the sum of the phases.</param>
/// <param name="Phases">Phases in use; 0 = not charging.</param>
public sealed record DayPoint(double AtS, double SurplusA, double VehicleA, int Phases);
