using System;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Hazards;

/// <summary>A charger with MAX 16 and a fixed cable, its vehicle, and late meters; the fault comes at the onset.</summary>
internal sealed class Scene
{
    /// <summary>How often the mains meter and the circuit meter speak, in ms.</summary>
    public const int MainsMs = 2000;

    /// <summary>How much later they are heard, in ms.</summary>
    public const int MainsDelayMs = 300;

    /// <summary>How often the EV meter speaks, in ms.</summary>
    public const int EvMs = 1000;

    /// <summary>How much later it is heard, in ms.</summary>
    public const int EvDelayMs = 200;

    /// <summary>How long the vehicle takes to follow an offer, in ms.</summary>
    public const int DeadMs = 2000;

    private readonly Onset _onset;
    private readonly int[] _fields = new int[5];

    /// <summary>Nothing plugged in; the house takes 5 A a phase.</summary>
    public Scene(Onset onset, string settings = "", VehicleOptions? vehicle = null)
    {
        _onset = onset;
        var values = Values.Of("Config=Fixed, MaxCurrent=16, RCmon=Enabled, " + settings);
        Sim = new SimulatedCharger(values, onset.StepMs);
        Sim.Plant.UseVehicle(vehicle ?? new VehicleOptions { MaxDa = 320, DeadTimeMs = DeadMs });
        Sim.Plant.House.Set(50, 50, 50);
        Mains = new SceneMeter(MainsMs, MainsDelayMs, onset.PhaseMs(MainsMs));
        Ev = new SceneMeter(EvMs, EvDelayMs, onset.PhaseMs(EvMs));
        Circuit = new SceneMeter(MainsMs, MainsDelayMs, onset.PhaseMs(MainsMs) / 2);
        Sim.AfterStep = After;
    }

    /// <summary>Charger and plant.</summary>
    public SimulatedCharger Sim { get; }

    /// <summary>The plant.</summary>
    public Plant Plant => Sim.Plant;

    /// <summary>The mains meter.</summary>
    public SceneMeter Mains { get; }

    /// <summary>The EV meter.</summary>
    public SceneMeter Ev { get; }

    /// <summary>The meter of the sub-panel.</summary>
    public SceneMeter Circuit { get; }

    /// <summary>What else flows behind the circuit meter, in dA on each phase.</summary>
    public int PanelDa { get; set; }

    /// <summary>Called after every step.</summary>
    public Action? Watch { get; set; }

    /// <summary>True while current flows to the vehicle by the charger's will.</summary>
    public bool Flows => Sim.Outputs.Contactor1 && Plant.EvDa[0] > 0;

    /// <summary>The largest phase current of the mains as it is, in dA.</summary>
    public int LargestDa => Math.Max(Plant.MainsDa[0], Math.Max(Plant.MainsDa[1], Plant.MainsDa[2]));

    /// <summary>A vehicle charges, everything has settled, and the onset has come.</summary>
    public Scene Settled()
    {
        Sim.RunSeconds(4).Charging().RunSeconds(25);
        Sim.RunUntil(Sim.NowMs + _onset.LaterMs);
        Assert.Equal(ChargerState.C, Sim.Charger.State);
        Assert.Equal(0, Sim.Charger.Violations);
        return this;
    }

    /// <summary>Lets time go by.</summary>
    public Scene Run(int ms)
    {
        Sim.RunUntil(Sim.NowMs + ms);
        return this;
    }

    /// <summary>How long it takes, in ms; -1 = not in time.</summary>
    public long MsUntil(Func<bool> reached, int atMostMs) => Sim.RunUntil(_ => reached(), TimeSpan.FromMilliseconds(atMostMs));

    /// <summary>True when a user can read that: as the reason, or among the errors.</summary>
    public static bool Says(SimulatedCharger sim, string text)
    {
        if (sim.Reason() == text) return true;
        for (var rank = 0; rank < Faults.RankCount; rank++)
        {
            if ((sim.Faults() & Faults.AtRank(rank)) != 0 && Faults.Text(Faults.AtRank(rank)) == text) return true;
        }

        return false;
    }

    /// <summary>The same of this scene.</summary>
    public bool Says(string text) => Says(Sim, text);

    /// <summary>The fault comes now; the answer is an open contactor 1.</summary>
    public Outcome UntilOpen(Action fault, string says, int atMostMs = 60_000)
    {
        var flowed = Flows;
        fault();
        return Until(flowed, () => !Sim.Outputs.Contactor1, says, atMostMs);
    }

    /// <summary>The fault has come; what is the answer, and is it said within a second of it?</summary>
    public Outcome Until(bool dangerous, Func<bool> answered, string says, int atMostMs = 60_000)
    {
        var tookMs = MsUntil(answered, atMostMs);
        var said = MsUntil(() => Says(says), 1000) >= 0;
        return Judge(Sim, dangerous, tookMs, said);
    }

    /// <summary>An outcome; where the interlock had to act, the charger did not answer.</summary>
    public static Outcome Judge(SimulatedCharger sim, bool dangerous, long tookMs, bool said) => new(dangerous, sim.Charger.Violations == 0 ? tookMs : -1, said);

    private void After(SimulatedCharger sim)
    {
        var settings = sim.Charger.Settings;
        if (settings.Number(SettingId.MainsMeter) == MeterType.Api) Mains.Step(Plant.MainsDa, sim.NowMs, sim.StepMs, da => sim.FeedMains(da[0], da[1], da[2]));
        if (settings.Number(SettingId.EVMeter) == MeterType.Api) Ev.Step(Plant.EvDa, sim.NowMs, sim.StepMs, FeedEv);
        if (settings.Number(SettingId.CircuitMeter) == MeterType.Api) Circuit.Step([.. Array.ConvertAll(Plant.EvDa, da => da + PanelDa)], sim.NowMs, sim.StepMs, FeedCircuit);
        Watch?.Invoke();
    }

    private void FeedEv(int[] da)
    {
        da.CopyTo(_fields, 0);
        _fields[3] = -1;
        _fields[4] = -1;
        Sim.Charger.EvFeed.Put(_fields, 5);
    }

    private void FeedCircuit(int[] da) => Sim.Charger.CircuitFeed.Put(da, 3);
}
