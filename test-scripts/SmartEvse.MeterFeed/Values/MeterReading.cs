namespace SmartEvse.MeterFeed.Values;

/// <summary>One measurement, whatever it was read from. Positive = from the grid (or into the vehicle), negative = the other way.</summary>
/// <param name="L1Da">Current of L1 in 0.1 A.</param>
/// <param name="L2Da">Current of L2 in 0.1 A; 0 when there is no L2.</param>
/// <param name="L3Da">Current of L3 in 0.1 A; 0 when there is no L3.</param>
/// <param name="NetPowerW">Power in W over all phases; null = unknown.</param>
/// <param name="ImportWh">Energy taken from the grid so far in Wh; null = unknown.</param>
/// <param name="MeterTime">The meter's own clock as text; empty = it tells none. Only ever compared for equality.</param>
/// <param name="IsEstimated">True when the division over the phases is a guess: no protection for a fuse.</param>
/// <param name="PhasesTold">The phases that were really in it: 1 = L1, 2 = L2, 4 = L3, added up. The others are 0 because they were not told.</param>
public readonly record struct MeterReading(
    int L1Da, int L2Da, int L3Da, int? NetPowerW, long? ImportWh, string MeterTime = "", bool IsEstimated = false, int PhasesTold = 7);
