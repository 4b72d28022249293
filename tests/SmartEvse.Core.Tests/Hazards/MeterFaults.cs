using System;
using SmartEvse.Core.Charging;
using SmartEvse.Simulation;

namespace SmartEvse.Core.Tests.Hazards;

/// <summary>Too much current on the mains, and a mains meter that does not tell the truth about it: H9 and H10.</summary>
internal static class MeterFaults
{
    private const int MainsDa = 250;
    private const string Smart = "Mode=Smart, MainsMeter=API";
    private const string Metered = Smart + ", EVMeter=API, MaxCircuit=40";

    // The house takes 6 A more than is free, and there is room for MIN: until the current of the mains is at MAINS again.
    internal static Outcome HouseStep(Onset onset, string says)
    {
        var scene = new Scene(onset, Smart).Settled();
        return Step(scene, () => scene.Plant.House.Set(150, 50, 50), () => scene.LargestDa <= MainsDa, says);
    }

    // Not even MIN fits: until the vehicle is off.
    internal static Outcome HouseStepWithoutRoom(Onset onset, string says)
    {
        var scene = new Scene(onset, Smart).Settled();
        return Step(scene, () => scene.Plant.House.Set(200, 50, 50), () => scene.LargestDa <= MainsDa, says);
    }

    // The same with a vehicle that does not let go.
    internal static Outcome HouseStepAndStuckVehicle(Onset onset, string says)
    {
        var scene = new Scene(onset, Smart).Settled();
        scene.Plant.Vehicle.IgnoresOffers = true;
        return Step(scene, () => scene.Plant.House.Set(200, 50, 50), () => !scene.Sim.Outputs.Contactor1, says);
    }

    // Other loads of the sub-panel: CIRCUIT is 20 A, the vehicle takes 16.
    internal static Outcome PanelStep(Onset onset, string says)
    {
        var scene = new Scene(onset, Smart + ", CircuitMeter=API, MaxCircuit=20").Settled();
        return Step(scene, () => scene.PanelDa = 80, () => scene.Plant.EvDa[0] + scene.PanelDa <= 200, says);
    }

    internal static Outcome Silent(Onset onset, string says)
    {
        var scene = new Scene(onset, Smart).Settled();
        scene.Plant.Vehicle.IgnoresOffers = true;
        return scene.UntilOpen(() => scene.Mains.IsSilent = true, says);
    }

    internal static Outcome EvMeterSilent(Onset onset, string says)
    {
        var scene = new Scene(onset, Metered).Settled();
        scene.Plant.Vehicle.IgnoresOffers = true;
        return scene.UntilOpen(() => scene.Ev.IsSilent = true, says);
    }

    // Ten times too much: stops at the next sample.
    internal static Outcome TimesTen(Onset onset, string says)
    {
        var scene = new Scene(onset, Smart).Settled();
        scene.Plant.House.Set(60, 50, 50);
        scene.Plant.Vehicle.IgnoresOffers = true;
        return scene.UntilOpen(() => scene.Mains.Lie = da => Array.ConvertAll(da, x => x * 10), says);
    }

    // Lies about the vehicle's part, which ends and begins again: counted from that second change, the one that convicts the meter.
    // The step that the lie itself makes in the mains is over by then: it answers to nothing.
    internal static Func<Onset, string, Outcome> Lies(Func<int[], int[]> lie) => (onset, says) =>
    {
        var scene = new Scene(onset, Metered).Settled();
        scene.Mains.Lie = lie;
        scene.Run(10_000);
        scene.Plant.Vehicle.WantsEnergy = false;
        scene.Run(25_000);
        scene.Plant.Vehicle.WantsEnergy = true;
        scene.MsUntil(() => scene.Flows, 20_000);
        var charges = scene.Flows && !scene.Says(says);
        scene.Plant.Vehicle.IgnoresOffers = true;
        return scene.Until(charges, () => !scene.Sim.Outputs.Contactor1, says);
    };

    // Stands still at a value that leaves room, while the mains are full: until the last raise that is built on it, within ten minutes.
    internal static Func<Onset, string, Outcome> Freezes(int roomDa) => (onset, says) =>
    {
        var scene = new Scene(onset, Smart + ", MaxMains=100, MaxCurrent=80", new VehicleOptions { MaxDa = 800, DeadTimeMs = Scene.DeadMs });
        scene.Plant.House.Set(900, 50, 50);
        scene.Settled();
        var (sinceMs, offeredDa, lastMs, room) = (scene.Sim.NowMs, scene.Sim.Outputs.OfferedDa, 0L, scene.Sim.Outputs.OfferedDa < 800);
        scene.Mains.Lie = _ => [1000 - roomDa, 50, 50];
        scene.Watch = () =>
        {
            if (scene.Sim.Outputs.OfferedDa > offeredDa) lastMs = scene.Sim.NowMs - sinceMs;
            offeredDa = scene.Sim.Outputs.OfferedDa;
        };
        scene.Run(600_000);
        var over = scene.LargestDa > 1000 && scene.Sim.Charger.State == ChargerState.C;
        // At the most the vehicle can take nothing more could be raised.
        return Scene.Judge(scene.Sim, room && over && offeredDa < 800, lastMs, scene.Says(says));
    };

    // Every other sample shows 200 A of export, with the mains full: the longest time for which they are above MAINS without a break.
    internal static Outcome Jumps(Onset onset, string says)
    {
        var scene = new Scene(onset, Smart);
        scene.Plant.House.Set(150, 50, 50);
        scene.Settled();
        var (overMs, longestMs, said, samples) = (0L, 0L, false, 0);
        scene.Mains.Lie = da => samples++ % 2 == 0 ? [-1999, -1999, -1999] : da;
        scene.Watch = () =>
        {
            overMs = scene.LargestDa > MainsDa ? overMs + scene.Sim.StepMs : 0;
            longestMs = Math.Max(longestMs, overMs);
            said |= overMs > 0 && scene.Says(says);
        };
        scene.Run(120_000);
        return Scene.Judge(scene.Sim, longestMs > 0, longestMs, said);
    }

    private static Outcome Step(Scene scene, Action fault, Func<bool> isBack, string says)
    {
        fault();
        // The plant knows of it with the next step.
        scene.Sim.Step();
        var dangerous = scene.Flows && !isBack();
        var outcome = scene.Until(dangerous, isBack, says);
        return outcome with { TookMs = outcome.TookMs < 0 ? -1 : outcome.TookMs + scene.Sim.StepMs };
    }
}
