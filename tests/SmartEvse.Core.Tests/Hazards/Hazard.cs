using System;

namespace SmartEvse.Core.Tests.Hazards;

/// <summary>A row of the safety case: one fault of one hazard.</summary>
/// <param name="Id">The hazard's number.</param>
/// <param name="Fault">What goes wrong, in plain words.</param>
/// <param name="Does">What the charger does about it.</param>
/// <param name="Until">What the time is counted to; for a bound of 0: what never happens.</param>
/// <param name="BoundMs">The longest time at steps of 10 ms; 0 = never.</param>
/// <param name="Rule">The rules of the interlock that stand behind it; a dash = none.</param>
/// <param name="Says">What a user can read then.</param>
/// <param name="Inject">Brings a charger into the situation, and injects the fault; the text is what has to be said.</param>
/// <param name="Shown">The tests that show it.</param>
internal sealed record Hazard(string Id, string Fault, string Does, string Until, int BoundMs, string Rule, string Says, Func<Onset, string, Outcome> Inject, params string[] Shown)
{
    /// <summary>A short name that no other row has.</summary>
    public string Name => $"{Id} {Fault}";

    /// <summary>How many looks the time may wait for: one of the charger; where a current counts also those of the house, the meter and the vehicle, which move at the same steps.</summary>
    public int Spacings => Until.StartsWith("no phase", StringComparison.Ordinal) ? 4 : 1;
}
