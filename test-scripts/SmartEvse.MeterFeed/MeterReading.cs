namespace SmartEvse.MeterFeed;

/// <summary>One measurement of the house connection, whatever it was read from. Positive = from the grid, negative = to the grid.</summary>
/// <param name="L1Da">Current of L1 in 0.1 A.</param>
/// <param name="L2Da">Current of L2 in 0.1 A; 0 when there is no L2.</param>
/// <param name="L3Da">Current of L3 in 0.1 A; 0 when there is no L3.</param>
/// <param name="NetPowerW">Power in W over all phases; null = unknown.</param>
/// <param name="ImportWh">Energy taken from the grid so far in Wh; null = unknown.</param>
/// <param name="MeterTime">The meter's own clock as text; empty = it tells none. Only ever compared for equality.</param>
/// <param name="IsEstimated">True when the division over the phases is a guess: no protection for a fuse.</param>
public readonly record struct MeterReading(
    int L1Da, int L2Da, int L3Da, int? NetPowerW, long? ImportWh, string MeterTime = "", bool IsEstimated = false);
