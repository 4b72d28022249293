namespace SmartEvse.MeterFeed.P1;

/// <summary>A current as a telegram prints it: always without a sign.</summary>
/// <param name="Milliampere">The current in mA.</param>
/// <param name="HasDecimals">False when the meter prints whole amperes, which hide up to half an ampere.</param>
public readonly record struct P1Current(int Milliampere, bool HasDecimals);
