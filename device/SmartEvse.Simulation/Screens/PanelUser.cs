using System;
using SmartEvse.Core.Display;

namespace SmartEvse.Simulation.Screens;

/// <summary>A person in front of a simulated charger: presses its buttons and sees its display.</summary>
public sealed class PanelUser
{
    /// <summary>How long a press lasts, and the pause after it, in ms.</summary>
    public const int PressMs = 80;

    private const int StepMs = 20;
    private readonly SimulatedCharger _sim;
    private long _nextMs;

    /// <summary>Puts a panel on a charger.</summary>
    /// <param name="sim">The charger.</param>
    /// <param name="heldAtStart">Buttons that are down while the power comes on.</param>
    public PanelUser(SimulatedCharger sim, int heldAtStart = 0)
    {
        ArgumentNullException.ThrowIfNull(sim);
        _sim = sim;
        Panel = new Panel(sim.Charger) { Version = "v4.0.0" };
        Down = heldAtStart;
        sim.AfterStep += Follow;
    }

    /// <summary>The charger.</summary>
    public SimulatedCharger Sim => _sim;

    /// <summary>The panel.</summary>
    public Panel Panel { get; }

    /// <summary>The buttons that are down.</summary>
    public int Down { get; set; }

    /// <summary>Presses a button, once or again and again.</summary>
    public PanelUser Press(int button, int times = 1)
    {
        for (var i = 0; i < times; i++) Hold(button, PressMs).Wait(PressMs);
        return this;
    }

    /// <summary>Holds buttons down for a time.</summary>
    public PanelUser Hold(int buttons, int ms)
    {
        Down = buttons;
        Wait(ms);
        Down = 0;
        return this;
    }

    /// <summary>Lets time go by.</summary>
    public PanelUser Wait(int ms)
    {
        _sim.Run(TimeSpan.FromMilliseconds(ms));
        return this;
    }

    /// <summary>Opens the menu: the middle button for two seconds.</summary>
    public PanelUser OpenMenu() => Hold(Panel.MiddleButton, 2100).Wait(PressMs);

    private void Follow(SimulatedCharger sim)
    {
        if (sim.NowMs < _nextMs) return;
        _nextMs = sim.NowMs + StepMs;
        Panel.Step(Down, sim.View, sim.NowMs);
    }
}
