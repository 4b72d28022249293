using System;
using SmartEvse.Simulation;

namespace SmartEvse.Core.Tests.Hazards;

/// <summary>A wall clock that is wrong, in the styles of TigerBeetle's TimeSim: H14. A twin with a sound clock shows what must not change.</summary>
internal static class ClockFaults
{
    private const int WatchedMs = 90_000;
    private const string Settings = "Mode=Smart, MainsMeter=API, EnableC2=Auto";

    // What is done to the clock in each second, counted from 0.
    internal static Func<Onset, string, Outcome> Steps(int seconds) => Disturbed((plant, second) =>
    {
        if (second == 0) plant.JumpClock(seconds);
    });

    internal static Func<Onset, string, Outcome> Drifts(int secondsPerSecond) => Disturbed((plant, _) => plant.JumpClock(secondsPerSecond));

    internal static readonly Func<Onset, string, Outcome> Swings = Disturbed((plant, second) =>
    {
        if (second % 10 == 0) plant.JumpClock(second % 20 == 0 ? 3600 : -3600);
    });

    internal static readonly Func<Onset, string, Outcome> IsLost = Disturbed((plant, second) =>
    {
        if (second == 0) plant.StartUtcS = -1;
        if (second == 40) plant.StartUtcS = 2_000_000_000;
    });

    // How long anything differs from the twin: outputs, and everything a reader can see.
    private static Func<Onset, string, Outcome> Disturbed(Action<Plant, int> disturb) => (onset, says) =>
    {
        var (scene, twin) = (new Scene(onset, Settings).Settled(), new Scene(onset, Settings).Settled());
        var (wrongMs, otherTimeMs, flowedMs, said, seconds) = (0L, 0L, 0L, false, 0);
        for (long ms = 0; ms < WatchedMs; ms += onset.StepMs)
        {
            while (seconds * 1000L <= ms) disturb(scene.Plant, seconds++);
            Live(scene, ms);
            Live(twin, ms);
            if (!AreEqual(scene, twin)) wrongMs += onset.StepMs;
            if (Math.Abs(scene.Plant.UtcS - twin.Plant.UtcS) > 1) otherTimeMs += onset.StepMs;
            if (scene.Flows) flowedMs += onset.StepMs;
            said |= scene.Says(says);
        }

        return Scene.Judge(scene.Sim, otherTimeMs > WatchedMs / 3 && flowedMs > WatchedMs / 3, wrongMs, said);
    };

    // A minute and a half with everything in it that has a timer: a restless house, a pause of the vehicle, heat.
    private static void Live(Scene scene, long ms)
    {
        scene.Plant.House.Set(50 + (int)(ms / 3000 * 37 % 130), 50, 50);
        scene.Plant.Vehicle.WantsEnergy = ms is < 10_000 or > 14_000;
        scene.Plant.TemperatureC = ms is > 50_000 and < 55_000 ? 70 : 25;
        scene.Sim.Step();
    }

    private static bool AreEqual(Scene a, Scene b)
    {
        var (x, y) = (a.Sim.Outputs, b.Sim.Outputs);
        var outputs = x.Contactor1 == y.Contactor1 && x.Contactor2 == y.Contactor2 && x.DutyPermille == y.DutyPermille && x.PilotConnected == y.PilotConnected
            && x.OfferedDa == y.OfferedDa && x.Restart == y.Restart && x.LedRed == y.LedRed && x.LedGreen == y.LedGreen && x.LedBlue == y.LedBlue;
        if (!outputs) return false;
        for (var field = (ViewField)0; field < ViewField.Count; field++)
        {
            if (a.Sim.View[field] != b.Sim.View[field]) return false;
        }

        return true;
    }
}
