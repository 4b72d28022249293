namespace SmartEvse.MeterFeed.Values;

/// <summary>The currents of one telegram, or why there are none.</summary>
/// <param name="Reading">The currents; meaningless when refused.</param>
/// <param name="Notes">What an owner should know.</param>
/// <param name="Refusal">Why the telegram must not reach the charger; empty = it may.</param>
public readonly record struct PhaseCurrentsResult(MeterReading Reading, PhaseCurrentsNotes Notes, string Refusal)
{
    /// <summary>A telegram that must not reach the charger.</summary>
    public static PhaseCurrentsResult Refuse(string reason) => new(default, PhaseCurrentsNotes.None, reason);
}
