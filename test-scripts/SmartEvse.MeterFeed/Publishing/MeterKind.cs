namespace SmartEvse.MeterFeed.Publishing;

/// <summary>Which meter of the charger is fed.</summary>
public enum MeterKind
{
    /// <summary>The house connection.</summary>
    Mains,

    /// <summary>The charger's own line.</summary>
    Ev,

    /// <summary>The sub-panel the charger hangs on.</summary>
    Circuit,
}
