using SmartEvse.Core.Tests.Support;

namespace SmartEvse.Core.Tests.Hazards;

/// <summary>Heat, and a sensor that is not there: H7.</summary>
internal static class HeatFaults
{
    // What a sensor shows that is broken, shorted or not connected; the sensor of the board goes from -40 to 125 degrees.
    private static readonly int?[] Lost = [null, -127, -50, 126, 200];

    internal static Outcome TooHot(Onset onset, string says)
    {
        var scene = new Scene(onset).Settled();
        scene.Plant.Vehicle.IgnoresOffers = true;
        return scene.UntilOpen(() => scene.Plant.TemperatureC = 66 + onset.Number, says);
    }

    // MAX TEMP is 65: at 60 degrees half of what lies above MIN is left.
    internal static Outcome Warm(Onset onset, string says)
    {
        var scene = new Scene(onset).Settled();
        var offeredDa = scene.Sim.Outputs.OfferedDa;
        scene.Plant.TemperatureC = 60;
        return scene.Until(scene.Flows && offeredDa == 160, () => scene.Sim.Outputs.OfferedDa <= 110, says);
    }

    internal static Outcome SensorLost(Onset onset, string says)
    {
        var scene = new Scene(onset).Settled();
        scene.Plant.Vehicle.IgnoresOffers = true;
        return scene.UntilOpen(() => scene.Plant.TemperatureC = Lost[onset.Number % Lost.Length], says);
    }
}
