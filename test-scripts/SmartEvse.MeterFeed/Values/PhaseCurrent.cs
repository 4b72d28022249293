namespace SmartEvse.MeterFeed.Values;

/// <summary>A current as a meter tells it.</summary>
/// <param name="Milliampere">The current in mA.</param>
/// <param name="HasDecimals">False when the meter tells whole amperes, which hide up to half an ampere.</param>
/// <param name="IsSigned">
/// True when its sign can be trusted where the phase's power is not told. P1 prints currents without one, and gateways that pass
/// them on invent it.
/// </param>
public readonly record struct PhaseCurrent(int Milliampere, bool HasDecimals, bool IsSigned = false);
