namespace SmartEvse.MeterFeed.P1;

/// <summary>The currents of one telegram, or why there are none.</summary>
/// <param name="Reading">The currents; meaningless when refused.</param>
/// <param name="Notes">What an owner should know.</param>
/// <param name="Refusal">Why the telegram must not reach the charger; empty = it may.</param>
public readonly record struct MainsCurrentResult(MeterReading Reading, MainsCurrentNotes Notes, string Refusal)
{
    /// <summary>A telegram that must not reach the charger.</summary>
    public static MainsCurrentResult Refuse(string reason) => new(default, MainsCurrentNotes.None, reason);
}
