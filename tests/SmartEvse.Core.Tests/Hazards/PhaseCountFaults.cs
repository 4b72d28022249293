using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;

namespace SmartEvse.Core.Tests.Hazards;

/// <summary>A vehicle that takes more phases than was thought: H20. The relay of the energy provider leaves 18 A over the sum.</summary>
internal static class PhaseCountFaults
{
    private const int SumDa = 180;
    private const string Relay = "MaxCurrent=32, Switch=Grid Relay, ";

    // Nobody measures: how long more than the relay leaves is on offer, all three phases together.
    internal static Outcome NotMeasured(Onset onset, string says)
    {
        var scene = new Scene(onset, Relay, new VehicleOptions { MaxDa = 320, DeadTimeMs = Scene.DeadMs });
        return Watched(scene, says);
    }

    // The vehicle before was measured at one phase, the next takes three.
    internal static Outcome NextVehicle(Onset onset, string says)
    {
        var scene = new Scene(onset, Relay + "EVMeter=API", new VehicleOptions { Phases = 1, MaxDa = 320, DeadTimeMs = Scene.DeadMs });
        scene.Plant.SwitchClosed = false;
        scene.Settled();
        var measured = scene.Sim.Outputs.OfferedDa == SumDa;
        scene.Plant.UseVehicle(new VehicleOptions { MaxDa = 320, DeadTimeMs = Scene.DeadMs });
        scene.Run(3000);
        var outcome = Watched(scene, says);
        return outcome with { WasDangerous = outcome.WasDangerous && measured };
    }

    private static Outcome Watched(Scene scene, string says)
    {
        scene.Plant.SwitchClosed = false;
        var (aboveMs, said) = (0L, false);
        scene.Watch = () =>
        {
            aboveMs += scene.Sim.Outputs.Contactor1 && scene.Sim.Outputs.OfferedDa * 3 > SumDa ? scene.Sim.StepMs : 0;
            said |= scene.Says(says);
        };
        scene.Settled();
        return Scene.Judge(scene.Sim, scene.Plant.EvDa[2] > 0, aboveMs, said);
    }
}
