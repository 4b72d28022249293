using System.Collections.Generic;

namespace SmartEvse.Simulation.Fuzzing;

/// <summary>Everything of the charger and its instruments that takes bytes from outside.</summary>
public static class FuzzTargets
{
    /// <summary>All of them, new.</summary>
    public static IReadOnlyList<IFuzzTarget> All() => [new CommandTarget(), new StoredSettingsTarget(), new ScenarioTarget(), new TimeZoneTarget()];
}
