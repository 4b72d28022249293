namespace SmartEvse.Simulation.Pilots;

/// <summary>Something that happens to the line of a charging vehicle, and how soon contactor 1 has to be open.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Fault">The fault; <see cref="PilotFault.None"/> = the vehicle is unplugged.</param>
/// <param name="BoundMs">At steps of 10 ms; a larger spacing adds itself.</param>
public sealed record PilotTimeRow(string Name, PilotFault Fault, int BoundMs);
