using System;
using System.Linq;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Limits;
using SmartEvse.Simulation;

namespace SmartEvse.Core.Tests.Hazards;

/// <summary>A vehicle that takes more than it is offered: H8.</summary>
internal static class VehicleFaults
{
    // The offer falls from 16 to 10 A, and the vehicle goes on.
    internal static Func<Onset, string, Outcome> IgnoresALowerOffer(string settings) => (onset, says) =>
    {
        var scene = new Scene(onset, "EVMeter=API, " + settings).Settled();
        scene.Plant.Vehicle.IgnoresOffers = true;
        return scene.UntilOpen(() => scene.Sim.Charger.Commands.Post(new Command { Kind = CommandKind.SetOverride, Number = 100 }), says);
    };

    // From the first offer on it takes a quarter more; counted from the step before it is above what it may take.
    internal static Outcome TakesMoreFromTheStart(Onset onset, string says)
    {
        var scene = Greedy(onset);
        var over = false;
        scene.MsUntil(() => over = IsOver(scene), 30_000);
        return scene.Until(over && scene.Flows, () => scene.Sim.Charger.State != ChargerState.C, says);
    }

    // After the second time nothing closes: how long contactor 1 is closed in the ten minutes after.
    internal static Outcome TakesMoreAgainAndAgain(Onset onset, string says)
    {
        var scene = Greedy(onset);
        var times = 0;
        for (var state = scene.Sim.Charger.State; times < 2 && scene.Sim.NowMs < 300_000; state = scene.Sim.Charger.State)
        {
            scene.Sim.Step();
            if (state == ChargerState.C && scene.Sim.Charger.State == ChargerState.C1) times++;
        }

        scene.MsUntil(() => !scene.Sim.Outputs.Contactor1, 10_000);
        var closedMs = 0L;
        scene.Watch = () => closedMs += scene.Sim.Outputs.Contactor1 ? scene.Sim.StepMs : 0;
        scene.Run(600_000);
        return Scene.Judge(scene.Sim, times == 2 && scene.Plant.Vehicle.WantsEnergy, closedMs, scene.Says(says));
    }

    private static Scene Greedy(Onset onset)
    {
        var scene = new Scene(onset, "EVMeter=API", new VehicleOptions { OverdrawPercent = 25, MaxDa = 320, DeadTimeMs = Scene.DeadMs });
        scene.Run(3000 + onset.LaterMs);
        scene.Plant.Plug();
        return scene;
    }

    private static bool IsOver(Scene scene) => scene.Plant.EvDa.Max() > OvercurrentWatch.AllowedDa(scene.Sim.Outputs.OfferedDa);
}
