namespace SmartEvse.Simulation.Fuzzing;

/// <summary>An input for which something does not hold.</summary>
/// <param name="Seed">Makes the same input again.</param>
/// <param name="What">What does not hold, or the exception.</param>
/// <param name="Input">The bytes, those that cannot be printed as <c>\xNN</c>.</param>
public sealed record FuzzFailure(long Seed, string What, string Input);
