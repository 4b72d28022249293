using System;
using System.Collections.Generic;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Sessions;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Support;

/// <summary>A charger with an EV meter and a mains meter that say something every second, and what its session log makes of it.</summary>
internal sealed class SessionBench
{
    private const int MeterMs = 1000;
    private const int StoreMs = 200;

    private readonly int[] _fields = new int[5];

    /// <summary>A charger with a fixed cable, MAX 16, and these settings.</summary>
    public SessionBench(string settings = "EVMeter=API", int stepMs = 10)
        : this(new SimulatedCharger(Values.Of("Config=Fixed, MaxCurrent=16, " + settings), stepMs))
    {
    }

    /// <summary>On a charger that is there.</summary>
    public SessionBench(SimulatedCharger sim)
    {
        Sim = sim;
        Sim.AfterStep = Feed;
    }

    /// <summary>The charger and its world.</summary>
    public SimulatedCharger Sim { get; }

    /// <summary>The log under test.</summary>
    public SessionLog Log => Sim.Charger.Sessions;

    /// <summary>What the mains meter says its power is, in W; null = it says nothing at all.</summary>
    public Func<int>? MainsW { get; set; }

    /// <summary>What the register of the EV meter stood at when the plant was new, in Wh; null = the meter says nothing at all.</summary>
    public int? RegisterWh { get; set; } = 1_000_000;

    /// <summary>True for an EV meter that knows no currents.</summary>
    public bool PowerOnly { get; set; }

    /// <summary>Stores the log, five times a second; null = nobody does.</summary>
    public SessionKeeper? Keeper { get; private set; }

    /// <summary>The log as <see cref="Lines"/> makes it.</summary>
    public string[] Story => Lines(Log);

    /// <summary>All entries, the oldest first: number: start + duration, time of charging, energy, peak, sun, reason, end. -1 = not known.</summary>
    public static string[] Lines(SessionLog log)
    {
        var (lines, e) = (new List<string>(), new SessionEntry());
        for (var n = log.Oldest; n <= log.Newest; n++)
        {
            Assert.True(log.Read(n, e));
            var reason = e.Reason == ReasonId.Count ? "-" : ReasonTexts.Token(e.Reason);
            lines.Add($"{e.Number}: {e.StartUtcS} + {e.DurationS} s, {e.ChargingS} s, {e.EnergyWh} Wh, {e.PeakW} W, {e.SolarPercent} %, {reason}, {SessionTexts.Token(e.End)}");
        }

        return [.. lines];
    }

    /// <summary>Stores the log from now on. What is stored already is read, so it has to be said before the first step.</summary>
    public SessionBench On(MemoryBlobs blobs)
    {
        Keeper = new SessionKeeper(blobs, Sim.Charger);
        return this;
    }

    /// <summary>Lets time go by.</summary>
    public SessionBench Run(double seconds)
    {
        Sim.RunSeconds(seconds);
        return this;
    }

    /// <summary>Plugs in and waits until it charges.</summary>
    public SessionBench Charge()
    {
        Sim.Charging();
        return this;
    }

    /// <summary>The vehicle is full.</summary>
    public SessionBench Full()
    {
        Sim.Plant.Vehicle.WantsEnergy = false;
        return this;
    }

    /// <summary>Pulls the plug and waits until that is noticed.</summary>
    public SessionBench Unplug()
    {
        Sim.Plant.Unplug();
        return Run(2);
    }

    private void Feed(SimulatedCharger sim)
    {
        if (sim.NowMs % StoreMs == 0) Keeper?.Tick(sim.NowMs);
        if (sim.NowMs % MeterMs != 0) return;
        if (RegisterWh is { } wh)
        {
            for (var i = 0; i < 3; i++) _fields[i] = PowerOnly ? -1 : sim.Plant.EvDa[i];
            (_fields[3], _fields[4]) = (sim.Plant.EvPowerW, wh + sim.Plant.EvWh);
            sim.Charger.EvFeed.Put(_fields, 5);
        }

        if (MainsW == null) return;
        sim.Plant.MainsDa.CopyTo(_fields, 0);
        (_fields[3], _fields[4]) = (MainsW(), -1);
        sim.Charger.MainsFeed.Put(_fields, 5);
    }
}
