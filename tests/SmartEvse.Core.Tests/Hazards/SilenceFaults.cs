using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;

namespace SmartEvse.Core.Tests.Hazards;

/// <summary>The broker or the Wi-Fi is lost, with everything that came over it: H11.</summary>
internal static class SilenceFaults
{
    private const int FeedMs = 2000;
    private const string Charger = "Config=Fixed, MaxCurrent=16, ";

    // MODE Smart, fed over MQTT; the vehicle would not let go. A raise meanwhile counts as no answer at all.
    internal static Outcome FeedOverMqtt(Onset onset, string says)
    {
        var (bench, sim) = Charging(onset, "Mode=Smart, MainsMeter=API");
        var (flowed, offeredDa, rose) = (sim.Plant.EvDa[0] > 0, sim.Outputs.OfferedDa, false);
        sim.Plant.Vehicle.IgnoresOffers = true;
        Lose(bench);
        var sinceMs = sim.NowMs;
        while (sim.Outputs.Contactor1 && sim.NowMs - sinceMs < 60_000)
        {
            bench.Step();
            rose |= sim.Outputs.OfferedDa > offeredDa;
        }

        return Scene.Judge(sim, flowed, rose ? -1 : sim.NowMs - sinceMs, Said(sim, says));
    }

    // A sender repeats its override every 20 s, OverrideTimeout is a minute: until the override is gone.
    internal static Outcome OverrideWithTimeout(Onset onset, string says)
    {
        var (bench, sim) = Charging(onset, "OverrideTimeout=1");
        for (var i = 0; i < 3; i++)
        {
            bench.Write("CurrentOverride", "100");
            bench.Run(20);
        }

        bench.Write("CurrentOverride", "100");
        bench.Step();
        bench.Run(onset.Number / 2.0);
        Lose(bench);
        var (sinceMs, held, said) = (sim.NowMs, sim.Outputs.OfferedDa == 100, Said(sim, says));
        while (sim.View[ViewField.OverrideDa] != 0 && sim.NowMs - sinceMs < 90_000) bench.Step();
        return Scene.Judge(sim, held, sim.NowMs - sinceMs, said);
    }

    // Without OverrideTimeout it stays: how long the offer is above it in ten minutes.
    internal static Outcome OverrideWithoutTimeout(Onset onset, string says)
    {
        var (bench, sim) = Charging(onset, "");
        bench.Write("CurrentOverride", "100");
        bench.Run(1);
        var (held, aboveMs) = (sim.Outputs.OfferedDa == 100, 0L);
        Lose(bench);
        sim.AfterStep = s => aboveMs += s.Outputs.OfferedDa > 100 ? s.StepMs : 0;
        bench.Run(600);
        return Scene.Judge(sim, held && sim.Plant.EvDa[0] > 0, aboveMs, Said(sim, says));
    }

    private static (MqttBench Bench, SimulatedCharger Sim) Charging(Onset onset, string settings)
    {
        var bench = new MqttBench(Charger + settings);
        var sim = bench.Sim;
        sim.StepMs = onset.StepMs;
        sim.Plant.House.Set(50, 50, 50);
        var nextMs = (long)onset.PhaseMs(FeedMs);
        sim.AfterStep = s =>
        {
            if (s.NowMs < nextMs || !bench.Link.IsConnected) return;
            nextMs += FeedMs;
            bench.Write("MainsMeter", string.Join(':', s.Plant.MainsDa));
        };
        bench.Run(3);
        sim.Plant.Plug();
        bench.Run(30 + (onset.LaterMs / 1000.0));
        return (bench, sim);
    }

    private static void Lose(MqttBench bench)
    {
        bench.Link.Unreachable = "the broker is gone";
        bench.Link.Drop();
    }

    private static bool Said(SimulatedCharger sim, string says) => Scene.Says(sim, says);
}
