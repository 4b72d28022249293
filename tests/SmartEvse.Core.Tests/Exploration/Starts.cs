using System;
using System.Collections.Generic;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Tests.Exploration;

/// <summary>The states to start from, each with what its timers are at, and the way into it.</summary>
internal static class Starts
{
    private const int LeadInMs = 25_000;

    // Nothing is offered anew once a meter is late: the offer has to be older than the longest silence.
    private const int OfferedMs = 22_000;

    internal static IReadOnlyList<(string Name, ChargerState State, Action<ExploredCharger> Drive)> All { get; } =
    [
        ("A", ChargerState.A, _ => { }),
        ("B, offer running", ChargerState.B, c => Offered(c, OfferedMs)),
        ("B, wake-up due", ChargerState.B, c => Offered(c, StateMachine.WakeUpAfterMs - 50)),
        ("B, contactor resting", ChargerState.B, Rested),
        ("Activate, pulse begun", ChargerState.Activate, c => Woken(c, 0)),
        ("Activate, pulse nearly over", ChargerState.Activate, c => Woken(c, StateMachine.WakeUpMs - 50)),
        ("C, just closed", ChargerState.C, c => Charging(c, 0)),
        ("C, settled", ChargerState.C, c => Charging(c, 10_000)),
        ("C, phase switch pending", ChargerState.C, OtherPhases),
        ("C1, grace begun", ChargerState.C1, c => Stopping(c, 0)),
        ("C1, grace nearly over", ChargerState.C1, c => Stopping(c, StateMachine.GraceMs - 50)),
        ("C1, switching phases", ChargerState.C1, Switching),
        ("B1, line disconnected", ChargerState.B1, c => Hot(c, 50)),
        ("B1, charge delay over", ChargerState.B1, c => Hot(c, StateMachine.PilotDisconnectMs + 500)),
        ("B1, charge delay running, paused", ChargerState.B1, c => Stopping(c, StateMachine.GraceMs + 50)),
        ("B1, held by the schedule", ChargerState.B1, Held),
    ];

    /// <summary>A charger driven into a start state; silence begins early enough to count from then on.</summary>
    internal static ExploredCharger Build(Action<ExploredCharger> drive, Trouble trouble, long applyMs)
    {
        var c = new ExploredCharger(trouble, applyMs);
        c.Run(LeadInMs);
        drive(c);
        return c;
    }

    private static void Offered(ExploredCharger c, int ms)
    {
        c.Line = Line.V9;
        c.RunUntil(ChargerState.B);
        c.Run(ms);
    }

    private static void Charging(ExploredCharger c, int ms)
    {
        Offered(c, OfferedMs);
        c.Line = Line.V6;
        c.RunUntil(ChargerState.C);
        c.Run(ms);
    }

    private static void Rested(ExploredCharger c)
    {
        Charging(c, 3000);
        c.Line = Line.V9;
        c.RunUntil(ChargerState.B);
    }

    private static void Woken(ExploredCharger c, int ms)
    {
        Offered(c, 0);
        c.RunUntil(ChargerState.Activate);
        c.Run(ms);
    }

    private static void OtherPhases(ExploredCharger c)
    {
        Charging(c, 10_000);
        c.Post(CommandKind.SetNumber, Contactor2Use.AlwaysOff, SettingId.EnableC2);
    }

    private static void Switching(ExploredCharger c)
    {
        OtherPhases(c);
        c.RunUntil(ChargerState.C1);
    }

    private static void Stopping(ExploredCharger c, int ms)
    {
        Charging(c, 3000);
        c.Post(CommandKind.SetAccess, AccessStatus.Pause);
        c.RunUntil(ChargerState.C1);
        c.Run(ms);
    }

    private static void Hot(ExploredCharger c, int ms)
    {
        Offered(c, OfferedMs);
        c.IsHot = true;
        c.RunUntil(ChargerState.B1);
        c.Run(ms);
        c.IsHot = false;
    }

    private static void Held(ExploredCharger c)
    {
        Offered(c, OfferedMs);
        c.HoldBack();
        c.RunUntil(ChargerState.B1);
        c.Run(5000);
    }
}
