namespace SmartEvse.Core.Tests.Hazards;

/// <summary>What came of one trial.</summary>
/// <param name="WasDangerous">True when the situation would have done harm without the charger's answer.</param>
/// <param name="TookMs">From the last step before the fault to the answer, in ms; negative = it did not come.</param>
/// <param name="IsSaid">True when a user can read why.</param>
internal sealed record Outcome(bool WasDangerous, long TookMs, bool IsSaid);
