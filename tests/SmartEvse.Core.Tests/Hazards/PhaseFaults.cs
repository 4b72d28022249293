using System;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Tests.Hazards;

/// <summary>The second contactor under load: H15.</summary>
internal static class PhaseFaults
{
    private const int RestMs = 1000;

    // Another number of phases is wanted in mid-session, and the vehicle does not let go.
    internal static Outcome StuckVehicle(Onset onset, string says)
    {
        var scene = new Scene(onset, "EnableC2=Always On").Settled();
        var (flowed, said) = (scene.Flows && scene.Plant.EvDa[2] > 0 && scene.Sim.Outputs.Contactor2, false);
        scene.Plant.Vehicle.IgnoresOffers = true;
        scene.Watch = () => said |= scene.Says(says);
        var outcome = scene.UntilOpen(() => Use(scene, Contactor2Use.AlwaysOff), says);
        return outcome with { WasDangerous = flowed, IsSaid = said };
    }

    // Sessions in which phases are switched at the worst moments: how much of the second of rest is missing when contactor 2 moves, all in all.
    internal static Outcome Restless(Onset onset, string says)
    {
        var scene = new Scene(onset, "EnableC2=Always On").Settled();
        var (missingMs, moves, hung, said) = (0L, 0, false, false);
        var (was1, was2, openedMs) = (true, true, 0L);
        scene.Watch = () =>
        {
            var o = scene.Sim.Outputs;
            var nowMs = scene.Sim.NowMs;
            said |= scene.Says(says);
            hung |= scene.Flows && scene.Sim.Charger.State == ChargerState.C1;
            if (o.Contactor2 != was2)
            {
                moves++;
                var opensWithFirst = !o.Contactor2 && !o.Contactor1 && was1;
                if (was1 && !opensWithFirst) missingMs += RestMs;
                else if (!opensWithFirst && nowMs - openedMs < RestMs) missingMs += RestMs - (nowMs - openedMs);
            }

            if (o.Contactor2 && !o.Contactor1) missingMs += scene.Sim.StepMs;
            if (was1 && !o.Contactor1) openedMs = nowMs;
            (was1, was2) = (o.Contactor1, o.Contactor2);
        };
        for (var i = 0; i < 60; i++)
        {
            Disturb(scene, (i * 7) + onset.Number);
            scene.Run(700 + (((i * 1931) + (onset.Number * 577)) % 9000));
        }

        return Scene.Judge(scene.Sim, moves >= 4 && hung, missingMs, said);
    }

    private static void Disturb(Scene scene, int what)
    {
        switch (what % 5)
        {
            case 0:
                Use(scene, Contactor2Use.AlwaysOff);
                break;
            case 1:
                Use(scene, Contactor2Use.AlwaysOn);
                break;
            case 2:
                scene.Plant.Vehicle.IgnoresOffers = !scene.Plant.Vehicle.IgnoresOffers;
                break;
            case 3 when what % 4 == 0:
                scene.Plant.Unplug();
                scene.Run(300);
                scene.Plant.Plug();
                break;
            case 4 when what % 3 == 0:
                scene.Plant.Vehicle.WantsEnergy = !scene.Plant.Vehicle.WantsEnergy;
                break;
            default:
                scene.Plant.Vehicle.WantsEnergy = true;
                Use(scene, what % 2 == 0 ? Contactor2Use.AlwaysOff : Contactor2Use.AlwaysOn);
                break;
        }
    }

    private static void Use(Scene scene, int contactor2)
        => scene.Sim.Send(CommandKind.SetNumber, contactor2, row: SettingId.EnableC2);
}
