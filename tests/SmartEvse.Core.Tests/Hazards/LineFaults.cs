using System;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;
using SmartEvse.Simulation;

namespace SmartEvse.Core.Tests.Hazards;

/// <summary>Faults of the pilot line: H1, H4 and H5.</summary>
internal static class LineFaults
{
    internal static Outcome Unplugged(Onset onset, string says)
    {
        var scene = new Scene(onset).Settled();
        return scene.UntilOpen(scene.Plant.Unplug, says);
    }

    internal static Outcome LetsGo(Onset onset, string says)
    {
        var scene = new Scene(onset).Settled();
        scene.Plant.Vehicle.WantsEnergy = false;
        // The vehicle's current ends with this step; S2 opens with the next.
        scene.Sim.Step();
        var closed = scene.Sim.Outputs.Contactor1 && scene.Plant.Vehicle.S2Closed && scene.Plant.EvDa[0] == 0;
        return scene.Until(closed, () => !scene.Sim.Outputs.Contactor1, says);
    }

    internal static Outcome UnpluggedWhileStopping(Onset onset, string says)
    {
        var scene = new Scene(onset).Settled();
        scene.Plant.Vehicle.IgnoresOffers = true;
        scene.Sim.Send(CommandKind.SetAccess, AccessStatus.Pause);
        scene.Run(onset.Number * 90);
        var flowed = scene.Flows && scene.Sim.Charger.State == ChargerState.C1;
        scene.Plant.Unplug();
        return scene.Until(flowed, () => !scene.Sim.Outputs.Contactor1, says);
    }

    internal static Outcome HoldsOnWithoutAccess(Onset onset, string says)
    {
        var scene = new Scene(onset).Settled();
        scene.Plant.Vehicle.IgnoresOffers = true;
        return scene.UntilOpen(() => scene.Sim.Charger.Commands.Post(new Command { Kind = CommandKind.SetAccess, Number = AccessStatus.Deny }), says);
    }

    internal static Func<Onset, string, Outcome> Fails(PilotFault fault) => (onset, says) =>
    {
        var scene = new Scene(onset).Settled();
        return scene.UntilOpen(() => scene.Plant.PilotFault = fault, says);
    };

    internal static Func<Onset, string, Outcome> FailsWhileStopping(PilotFault fault) => (onset, says) =>
    {
        var scene = new Scene(onset).Settled();
        scene.Plant.Vehicle.IgnoresOffers = true;
        scene.Sim.Send(CommandKind.SetAccess, AccessStatus.Pause);
        scene.Run(onset.Number * 80);
        return scene.UntilOpen(() => scene.Plant.PilotFault = fault, says);
    };

    // Something without a diode pulls the line to 6 V: how long the contactor is closed within half a minute.
    internal static Outcome AsksWithoutDiode(Onset onset, string says)
    {
        var scene = new Scene(onset);
        scene.Run(1000 + onset.LaterMs);
        scene.Plant.PilotFault = PilotFault.NoDiode;
        scene.Plant.Plug();
        return NeverCloses(scene, says);
    }

    internal static Outcome LosesDiodeBeforeItAsks(Onset onset, string says)
    {
        var scene = new Scene(onset);
        scene.Plant.Vehicle.WantsEnergy = false;
        scene.Plant.Plug();
        scene.Run(2000 + onset.LaterMs);
        scene.Plant.PilotFault = PilotFault.NoDiode;
        scene.Plant.Vehicle.WantsEnergy = true;
        return NeverCloses(scene, says);
    }

    private static Outcome NeverCloses(Scene scene, string says)
    {
        var (asked, closedMs) = (false, 0L);
        scene.Watch = () =>
        {
            asked |= scene.Sim.Outputs.DutyPermille is > 0 and < 1000 && scene.Plant.Vehicle.S2Closed;
            if (scene.Sim.Outputs.Contactor1) closedMs += scene.Sim.StepMs;
        };
        scene.Run(30_000);
        return Scene.Judge(scene.Sim, asked, closedMs, scene.Says(says));
    }
}
