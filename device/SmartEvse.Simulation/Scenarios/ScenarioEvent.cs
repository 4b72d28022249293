namespace SmartEvse.Simulation.Scenarios;

/// <summary>One thing that happens in a scenario.</summary>
/// <param name="AtMs">When, in ms from the start.</param>
/// <param name="Kind">What.</param>
/// <param name="Number">To which value; see <see cref="ScenarioEventKind"/>.</param>
/// <param name="Text">The topic of a message, without <c>Set/</c>.</param>
/// <param name="Value">The payload of a message.</param>
/// <param name="Unlock">True when install level is open for the message.</param>
public sealed record ScenarioEvent(long AtMs, ScenarioEventKind Kind, int Number = 0, string Text = "", string Value = "", bool Unlock = false);
