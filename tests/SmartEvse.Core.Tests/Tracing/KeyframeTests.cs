using System;
using System.Collections.Generic;
using System.Linq;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Core.Tracing;
using SmartEvse.Simulation;
using SmartEvse.Simulation.Tracing;
using Xunit;

namespace SmartEvse.Core.Tests.Tracing;

/// <summary>
/// The state that a half of a trace begins with is all of the state: a charger that is made of it in the middle of something goes on as the recorded one
/// did, and in the end its whole view is the same. What each part remembers makes a difference in one of these.
/// </summary>
public sealed class KeyframeTests
{
    private static readonly Dictionary<string, (Func<SimulatedCharger> Before, Action<SimulatedCharger> After)> Moments = new()
    {
        ["a duty from the bench on a vehicle that waits"] = (Bench, s => s.RunSeconds(610)),
        ["a vehicle that sleeps, 10 s before its wake-up"] = (() => Waiting(Rig.Normal()).RunSeconds(17), s => s.RunSeconds(20)),
        ["a vehicle that named itself"] = (Named, s => s.RunSeconds(5)),
        ["a colour that an automation set"] = (Coloured, s => s.RunSeconds(5)),
        ["a button that is held"] = (Held, s => Released(s).RunSeconds(20)),
        ["the charge delay, the pilot disconnected"] = (Stopped, s => s.RunSeconds(20)),
        ["a contactor that has welded, before the meter has shown it"] = (Welded, s => s.RunUntil(c => c.Faults() == Core.Limits.Faults.Welded, TimeSpan.FromSeconds(20))),
        ["a vehicle that has taken too much once"] = (TookTooMuch, s => s.RunSeconds(20)),
        ["an override that ends by itself"] = (Overridden, s => s.RunSeconds(70)),
        ["CAP STOP that runs"] = (CapStop, s => s.RunSeconds(55)),
        ["STOP that runs"] = (SolarStop, s => s.RunSeconds(70)),
        ["a countdown to one phase"] = (PhasesDown, s => s.MsUntil(ChargerState.C1, 200)),
        ["the pause of a phase switch"] = (PhasePause, s => s.RunSeconds(30)),
        ["a 13 A cable in a socket"] = (Socket, s => s.RunSeconds(5)),
        ["a line that recovers from a fault"] = (Recovering, s => s.RunSeconds(5)),
        ["room that the house leaves, a vehicle that has followed long ago"] = (() => Smart(150).Settled(), s => House(s, 50).RunSeconds(12)),
        ["a warm charger whose sensor is lost"] = (SensorLost, s => s.RunSeconds(5)),
    };

    /// <summary>What is going on.</summary>
    public static TheoryData<string> Names => [.. Moments.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Given_a_moment_When_a_charger_is_made_of_the_state_Then_it_goes_on_as_the_recorded_one(string moment)
    {
        var (before, after) = Moments[moment];
        var sim = before();
        BeginHalf(sim);
        var fromMs = sim.NowMs;
        after(sim);
        // The last step changes an output, so that the replay shows its view.
        sim.Plant.Plug();
        sim.RunUntil(s => s.View[ViewField.Plugged] == 1, TimeSpan.FromSeconds(20));
        sim.Plant.Unplug();
        sim.RunUntil(s => s.View[ViewField.Plugged] == 0, TimeSpan.FromSeconds(20));
        var recorded = Numbers(sim.View);

        var replayed = "";
        var replay = new TraceReplay("trace", Read(sim)[^1], (_, view, _) => replayed = Numbers(view));
        replay.Run();

        Assert.True(replay.Steps >= (sim.NowMs - fromMs) / sim.StepMs, "the trace begins too late");
        Assert.Equal(0, replay.Mismatches);
        Assert.Equal(recorded, replayed);
    }

    private static string Numbers(ChargerView view)
        => string.Join(", ", Enum.GetValues<ViewField>().Where(f => f != ViewField.Count).Select(f => $"{f}={view[f]}"));

    private static SimulatedCharger Bench()
    {
        var sim = Waiting(Rig.Normal());
        sim.Charger.IsUnlocked = true;
        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetPilotOverride, 200));
        sim.Charger.IsUnlocked = false;
        return sim.RunSeconds(1);
    }

    private static SimulatedCharger Named()
    {
        var sim = Waiting(Rig.Normal());
        sim.Send(CommandKind.SetEvccId, text: "00:11:22:33:44:55");
        return sim;
    }

    private static SimulatedCharger Coloured()
    {
        var sim = Rig.Normal().Settled();
        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetColour, (4 << 24) | 0x102030));
        return sim;
    }

    private static SimulatedCharger Held()
    {
        var sim = Rig.Smart("Switch=Access B").Settled();
        sim.Plant.SwitchClosed = true;
        return sim.RunSeconds(1);
    }

    private static SimulatedCharger Released(SimulatedCharger sim)
    {
        sim.Plant.SwitchClosed = false;
        return sim;
    }

    private static SimulatedCharger Stopped()
    {
        var sim = Rig.Normal().Settled();
        sim.Plant.TemperatureC = 90;
        sim.MsUntil(ChargerState.B1, 10);
        sim.Plant.TemperatureC = 20;
        return sim;
    }

    private static SimulatedCharger Welded()
    {
        var sim = Metered(new VehicleOptions { LeakDa = 20 }, 5000).Settled();
        sim.Plant.ContactorFault = ContactorFault.Welded;
        sim.RunUntil(s => s.NowMs % 5000 == 4000, TimeSpan.FromSeconds(10));
        sim.Send(CommandKind.SetAccess, AccessStatus.Pause);
        sim.MsUntilOpen(10);
        return sim;
    }

    private static SimulatedCharger TookTooMuch()
    {
        var sim = Metered(new VehicleOptions { OverdrawPercent = 50, MaxDa = 320 }, 1000).Charging();
        sim.RunUntil(s => s.Faults() == Core.Limits.Faults.Overcurrent, TimeSpan.FromSeconds(30));
        sim.MsUntil(ChargerState.C, 120);
        return sim;
    }

    private static SimulatedCharger Overridden()
    {
        var sim = Rig.Normal("OverrideTimeout=1").Settled();
        sim.Send(CommandKind.SetOverride, 80);
        return sim;
    }

    private static SimulatedCharger CapStop()
    {
        var sim = Smart(50, "MaxSumMains=40, MaxSumMainsTime=1").Settled();
        sim.Plant.House.Set(100, 100, 100);
        sim.RunUntil(s => s.View[ViewField.CapacityStopS] > 0, TimeSpan.FromSeconds(20));
        return sim.RunSeconds(10);
    }

    private static SimulatedCharger SolarStop()
    {
        var sim = Solar("StopTime=1");
        sim.FeedMs = 5000;
        sim.Plant.Sun.SumMa = 0;
        sim.RunUntil(s => s.View[ViewField.SolarStopS] > 0, TimeSpan.FromSeconds(20));
        return sim.RunSeconds(10);
    }

    private static SimulatedCharger PhasesDown()
    {
        var sim = Solar("EnableC2=Auto");
        sim.FeedMs = 5000;
        sim.Plant.Sun.SumMa = 0;
        sim.RunUntil(s => s.View[ViewField.PhasesDownS] > 0, TimeSpan.FromSeconds(60));
        return sim.RunSeconds(10);
    }

    private static SimulatedCharger PhasePause()
    {
        var sim = Solar("EnableC2=Solar Off");
        sim.Send(CommandKind.SetMode, ChargeMode.Smart);
        sim.MsUntil(ChargerState.B1, 20);
        Assert.Equal("switching_phases", sim.Reason());
        return sim;
    }

    private static SimulatedCharger Socket()
    {
        var sim = new SimulatedCharger(Values.Of("Config=Socket, MaxCurrent=16"));
        sim.Plant.UseVehicle(new VehicleOptions { CableA = 13 });
        return sim.Settled();
    }

    private static SimulatedCharger Recovering()
    {
        var sim = Rig.Normal().RunSeconds(10);
        sim.Plant.PilotFault = PilotFault.BetweenBands;
        sim.RunSeconds(2);
        Assert.Equal(Core.Limits.Faults.Pilot, sim.Faults());
        sim.Plant.PilotFault = PilotFault.None;
        return sim;
    }

    private static SimulatedCharger SensorLost()
    {
        var sim = Rig.Normal().Settled();
        sim.Plant.TemperatureC = 60;
        sim.RunSeconds(5);
        sim.Plant.TemperatureC = null;
        return sim.RunSeconds(0.5);
    }

    private static SimulatedCharger Waiting(SimulatedCharger sim)
    {
        sim.Plant.Vehicle.WantsEnergy = false;
        sim.Plant.Plug();
        sim.MsUntil(ChargerState.B, 20);
        return sim;
    }

    private static SimulatedCharger Smart(int houseDa, string more = "")
    {
        var sim = Rig.Smart(more);
        return House(sim, houseDa).RunSeconds(6);
    }

    private static SimulatedCharger House(SimulatedCharger sim, int houseDa)
    {
        sim.Plant.House.Set(houseDa, 50, 50);
        return sim;
    }

    private static SimulatedCharger Solar(string more)
    {
        var sim = Rig.Smart("Mode=Solar, " + more);
        sim.Plant.House.Set(0, 0, 0);
        sim.Plant.Sun.SumMa = 30_000;
        return sim.RunSeconds(6).Charging().RunSeconds(60);
    }

    private static SimulatedCharger Metered(VehicleOptions vehicle, int meterMs)
    {
        var sim = Rig.Normal("EVMeter=API");
        sim.Plant.UseVehicle(vehicle);
        sim.AfterStep = s =>
        {
            if (s.NowMs % meterMs == 0) s.FeedEvMeter();
        };
        return sim.RunSeconds(5);
    }

    // Fills the half that is being written with commands that change nothing, until the next one has begun.
    private static void BeginHalf(SimulatedCharger sim)
    {
        var startMs = StartMs(sim);
        for (var i = 0; i < 500 && StartMs(sim) == startMs; i++)
        {
            for (var j = 0; j < 3; j++) Assert.Equal(Refusal.Locked, sim.Send(CommandKind.SetPilotOverride, 300));
        }

        Assert.NotEqual(startMs, StartMs(sim));
    }

    private static long StartMs(SimulatedCharger sim)
    {
        var half = Read(sim)[^1];
        return new StateStream().Load(half, 2, half.Length);
    }

    private static IReadOnlyList<byte[]> Read(SimulatedCharger sim)
    {
        var readout = new TraceReadout(sim.Charger.Trace);
        Assert.True(readout.Ask());
        sim.Step();
        Assert.True(readout.IsReady());
        var bytes = new byte[readout.Length];
        Assert.True(readout.Copy(0, bytes, bytes.Length));
        readout.Close(true);
        return TraceBytes.Halves("trace", bytes);
    }
}
