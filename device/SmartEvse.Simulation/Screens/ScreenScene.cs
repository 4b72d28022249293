using System;

namespace SmartEvse.Simulation.Screens;

/// <summary>A screen that is worth a picture, and how a person comes to see it.</summary>
/// <param name="Name">The name of its file.</param>
/// <param name="Caption">What it shows, in a few words.</param>
/// <param name="Show">Makes a charger and leaves it at the screen.</param>
public sealed record ScreenScene(string Name, string Caption, Func<PanelUser> Show);
