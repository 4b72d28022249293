using System;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Settings;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Support;

/// <summary>Chargers in virtual time, and short words for what tests look at.</summary>
internal static class Rig
{
    /// <summary>MODE Normal with a fixed cable and MAX 16: the set-up of the reference traces.</summary>
    public static SimulatedCharger Normal(string more = "", int stepMs = 10) => new(Values.Of("Config=Fixed, MaxCurrent=16, " + more), stepMs);

    /// <summary>MODE Smart with MAINS 25, MAX 16 and a mains feed every 2 s; the house takes 5 A a phase.</summary>
    public static SimulatedCharger Smart(string more = "", int stepMs = 10)
    {
        var sim = new SimulatedCharger(Values.Of("Config=Fixed, MaxCurrent=16, MainsMeter=API, Mode=Smart, " + more), stepMs) { FeedMs = 2000 };
        sim.Plant.House.Set(50, 50, 50);
        return sim;
    }

    /// <summary>Plugs in and waits until it charges.</summary>
    public static SimulatedCharger Charging(this SimulatedCharger sim)
    {
        sim.Plant.Plug();
        var tookMs = sim.RunUntil(s => s.Charger.State == ChargerState.C, TimeSpan.FromSeconds(20));
        Assert.True(tookMs >= 0, "the vehicle does not charge: " + sim.Charger.State + ", " + sim.Reason());
        return sim;
    }

    /// <summary>Plugs in, waits until it charges, and lets it settle for 20 s.</summary>
    public static SimulatedCharger Settled(this SimulatedCharger sim)
    {
        sim.Charging().RunSeconds(20);
        Assert.Equal(ChargerState.C, sim.Charger.State);
        return sim;
    }

    /// <summary>Lets time go by.</summary>
    public static SimulatedCharger RunSeconds(this SimulatedCharger sim, double seconds)
    {
        sim.Run(TimeSpan.FromSeconds(seconds));
        return sim;
    }

    /// <summary>How long it takes until contactor 1 is open, in ms; -1 = not within the time.</summary>
    public static long MsUntilOpen(this SimulatedCharger sim, double atMostS) => sim.RunUntil(s => !s.Outputs.Contactor1, TimeSpan.FromSeconds(atMostS));

    /// <summary>How long it takes until a state is reached, in ms; -1 = not within the time.</summary>
    public static long MsUntil(this SimulatedCharger sim, ChargerState state, double atMostS) => sim.RunUntil(s => s.Charger.State == state, TimeSpan.FromSeconds(atMostS));

    /// <summary>The published reason.</summary>
    public static string Reason(this SimulatedCharger sim) => Core.Limits.ReasonTexts.Token((Core.Limits.ReasonId)sim.View[ViewField.Reason]);

    /// <summary>The faults of now.</summary>
    public static int Faults(this SimulatedCharger sim) => sim.View[ViewField.Faults];
}
