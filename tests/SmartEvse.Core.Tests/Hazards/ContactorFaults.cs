using System;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;
using SmartEvse.Simulation;

namespace SmartEvse.Core.Tests.Hazards;

/// <summary>A contactor that does not do what it is told, as the EV meter shows it: H2 and H3.</summary>
internal static class ContactorFaults
{
    /// <summary>Welded, with a vehicle that still takes some current; counted from the moment contactor 1 was told to open.</summary>
    internal static Func<Onset, string, Outcome> Welds(int leakDa) => (onset, says) =>
    {
        var scene = new Scene(onset, "EVMeter=API", new VehicleOptions { LeakDa = leakDa, MaxDa = 320 }).Settled();
        scene.Plant.ContactorFault = ContactorFault.Welded;
        scene.Sim.Send(CommandKind.SetAccess, AccessStatus.Pause);
        scene.MsUntil(() => !scene.Sim.Outputs.Contactor1, 10_000);
        scene.Sim.Step();
        return scene.Until(!scene.Sim.Outputs.Contactor1 && scene.Plant.EvDa[0] == leakDa, () => scene.Says(says), says);
    };

    /// <summary>Welded while it is known: how long contactor 1 is told to close in the three minutes after.</summary>
    internal static Outcome ClosesOnAWeld(Onset onset, string says)
    {
        var scene = new Scene(onset, "EVMeter=API", new VehicleOptions { LeakDa = 20, MaxDa = 320 }).Settled();
        scene.Plant.ContactorFault = ContactorFault.Welded;
        scene.Sim.Send(CommandKind.SetAccess, AccessStatus.Pause);
        scene.MsUntil(() => scene.Says(says), 20_000);
        scene.Sim.Send(CommandKind.SetAccess, AccessStatus.Allow);
        var (asked, closedMs) = (false, 0L);
        scene.Watch = () =>
        {
            asked |= scene.Plant.EvDa[0] > 0 && scene.Sim.Charger.Settings.State(StoredState.Access) == AccessStatus.Allow;
            if (scene.Sim.Outputs.Contactor1) closedMs += scene.Sim.StepMs;
        };
        scene.Run(180_000);
        return Scene.Judge(scene.Sim, asked, closedMs, scene.Says(says));
    }

    /// <summary>Does not close, although the vehicle asks.</summary>
    internal static Outcome FailsToClose(Onset onset, string says)
    {
        var scene = new Scene(onset, "EVMeter=API");
        scene.Plant.ContactorFault = ContactorFault.FailsToClose;
        scene.Run(3000 + onset.LaterMs);
        scene.Plant.Plug();
        scene.MsUntil(() => scene.Sim.Charger.State == ChargerState.C, 20_000);
        var asks = scene.Sim.Outputs.Contactor1 && scene.Plant.Vehicle.S2Closed && scene.Plant.EvDa[0] == 0;
        return scene.Until(asks, () => scene.Says(says), says);
    }
}
