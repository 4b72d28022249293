using System;
using System.Linq;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Tracing;

/// <summary>Writing down the state changes nothing of it: a charger that does so every few seconds decides as one that never does.</summary>
public sealed class KeyframeTwinTests
{
    private const int NoKeyframes = 1_000_000;
    private const int Smallest = 400;

    [Theory]
    [InlineData("Mode=Smart, EVMeter=API")]
    [InlineData("Mode=Smart")]
    [InlineData("Mode=Solar, EnableC2=Auto, EVMeter=API, StopTime=2")]
    public void Given_two_chargers_on_one_world_When_one_writes_keyframes_all_the_time_Then_every_output_and_every_figure_is_the_same(string settings)
    {
        var values = Values.Of("Config=Fixed, MaxCurrent=16, MainsMeter=API, " + settings);
        var twinValues = new SettingsValues();
        twinValues.CopyFrom(values);
        var sim = new SimulatedCharger(values, 50);
        var (busy, quiet) = (new Charger(values, Smallest), new Charger(twinValues, NoKeyframes));
        var (busyView, quietView) = (new ChargerView(), new ChargerView());
        var restless = new Random(7);
        sim.FeedMs = 0;
        sim.Plant.Plug();
        for (var ms = 50L; ms <= 1_200_000; ms += 50)
        {
            Move(sim, restless, ms);
            sim.Step();
            if (ms % 1000 == 0) Feed(sim, [busy, quiet]);
            var there = busy.Step(sim.Plant.Inputs, ms);
            var (contactor1, contactor2, duty, offered) = (there.Contactor1, there.Contactor2, there.DutyPermille, there.OfferedDa);
            var here = quiet.Step(sim.Plant.Inputs, ms);
            Assert.Equal((contactor1, contactor2, duty, offered), (here.Contactor1, here.Contactor2, here.DutyPermille, here.OfferedDa));
            busy.CopyView(busyView);
            quiet.CopyView(quietView);
            for (var f = (ViewField)0; f < ViewField.Count; f++) Assert.True(busyView[f] == quietView[f], $"{ms} ms: {f} {busyView[f]} / {quietView[f]}");
        }
    }

    private static void Move(SimulatedCharger sim, Random restless, long ms)
    {
        if (ms % 3000 == 0) sim.Plant.House.Set(restless.Next(0, 180), restless.Next(0, 180), restless.Next(0, 120));
        if (ms % 40_000 == 0) sim.Plant.Sun.SumMa = restless.Next(0, 60_000);
    }

    // The same figures for all of them, the one behind the plant included.
    private static void Feed(SimulatedCharger sim, Charger[] others)
    {
        var mains = sim.Plant.MainsDa.ToArray();
        int[] ev = [.. sim.Plant.EvDa, sim.Plant.EvPowerW, 1_000_000 + sim.Plant.EvWh];
        foreach (var charger in others.Append(sim.Charger))
        {
            charger.MainsFeed.Put(mains, 3);
            charger.EvFeed.Put(ev, 5);
        }
    }
}
