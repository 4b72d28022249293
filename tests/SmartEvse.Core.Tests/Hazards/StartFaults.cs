using SmartEvse.Core.Charging;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;

namespace SmartEvse.Core.Tests.Hazards;

/// <summary>Power that fails, and a control loop that hangs: H12 and H22.</summary>
internal static class StartFaults
{
    private const int LookMs = 50;

    // Power returns while a vehicle asks: how long contactor 1 is closed within the 5 s of rest.
    internal static Outcome PowerReturns(Onset onset, string says)
    {
        var sim = Rig.Normal(stepMs: onset.StepMs);
        sim.Plant.PilotFault = PilotFault.StuckC;
        sim.RunUntil(onset.Number * 17);
        sim.Plant.Plug();
        var (closedMs, said) = (0L, false);
        sim.AfterStep = s =>
        {
            closedMs += s.Outputs.Contactor1 ? s.StepMs : 0;
            said |= Scene.Says(s, says);
        };
        sim.RunUntil(StateMachine.StartRestMs);
        sim.AfterStep = null;
        // It would have closed: it does so as soon as the rest is over.
        var asked = sim.MsUntil(ChargerState.C, 5) >= 0;
        return Scene.Judge(sim, asked, closedMs, said);
    }

    // The third start in a row that nobody asked for: how long contactor 1 is closed within ten minutes.
    internal static Outcome StartsAgainAndAgain(Onset onset, string says)
    {
        var values = Values.Of("Config=Fixed, MaxCurrent=16");
        values.SetState(StoredState.UnplannedStarts, UnplannedStarts.Limit);
        // The loop itself is not what is looked at here: ten minutes at every millisecond would only take long.
        var sim = new SimulatedCharger(values, onset.StepMs < LookMs ? LookMs : onset.StepMs);
        sim.RunUntil(10_000 + onset.LaterMs);
        sim.Plant.Plug();
        var (closedMs, said) = (0L, false);
        sim.AfterStep = s =>
        {
            closedMs += s.Outputs.Contactor1 ? s.StepMs : 0;
            said |= Scene.Says(s, says);
        };
        sim.RunUntil(UnplannedStarts.ProvenMs - LookMs);
        sim.AfterStep = null;
        var asked = sim.MsUntil(ChargerState.C, 20) >= 0;
        return Scene.Judge(sim, asked, closedMs, said);
    }

    // The loop hangs while current flows: when the board lets go by itself, and whether the charger starts over when it steps again.
    internal static Outcome LoopHangs(Onset onset, string says)
    {
        var scene = new Scene(onset).Settled();
        var (sim, flowed) = (scene.Sim, scene.Flows);
        var board = new GrantedOutputs();
        board.Grant(sim.Outputs, sim.NowMs);
        var sinceMs = sim.NowMs;
        var openMs = sinceMs;
        while (board.At(openMs).Contactor1) openMs++;
        var stepMs = sim.StepMs;
        sim.StepMs = (int)(openMs - sinceMs) + (onset.Number * 10);
        sim.Step();
        sim.StepMs = stepMs;
        var startsOver = sim.Charger.State == ChargerState.B1 && !sim.Outputs.Contactor1;
        var said = says == "`LateSteps`" && sim.View[ViewField.LateSteps] == 1;
        return Scene.Judge(sim, flowed, startsOver ? openMs - sinceMs : -1, said);
    }
}
