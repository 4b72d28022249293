using System;
using System.Reflection;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Core.Tracing;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Tracing;

/// <summary>
/// A step looks at limits, reason and view only when something they are made of has changed. A charger that was just made of the same state looks at all of
/// it: after the same step both have to show the same.
/// </summary>
public sealed class FreshLookTests
{
    private static readonly Action<Charger, StateStream> Visit = typeof(Charger).GetMethod("Visit", BindingFlags.NonPublic | BindingFlags.Instance)!.CreateDelegate<Action<Charger, StateStream>>();

    // What a step counts since its own start, and what only the one that lived has told.
    private static readonly ViewField[] Own = [ViewField.UptimeS];

    [Theory]
    [InlineData("Mode=Normal, EVMeter=API", 10)]
    [InlineData("Mode=Smart, EVMeter=API, OverrideTimeout=1", 10)]
    [InlineData("Mode=Smart, CircuitMeter=API, MaxSumMains=30, MaxSumMainsTime=2, Switch=Grid Relay", 30)]
    [InlineData("Mode=Solar, EnableC2=Auto, EVMeter=API, StopTime=2", 30)]
    public void Given_a_charger_that_lives_on_When_another_is_made_of_its_state_Then_the_same_step_shows_the_same(string settings, int stepMs)
    {
        var sim = new SimulatedCharger(Values.Of("Config=Fixed, MaxCurrent=16, MainsMeter=API, " + settings), stepMs);
        var chance = new Random(11);
        var view = new ChargerView();
        var compared = 0;
        for (var i = 0; i < 60_000; i++)
        {
            Live(sim, chance);
            var twin = i % 7 == 0 ? Copy(sim) : null;
            sim.Step();
            if (twin == null) continue;
            var here = twin.Step(sim.Plant.Inputs, sim.NowMs);
            var there = sim.Outputs;
            Assert.Equal(
                (there.Contactor1, there.Contactor2, there.DutyPermille, there.OfferedDa, there.PilotConnected),
                (here.Contactor1, here.Contactor2, here.DutyPermille, here.OfferedDa, here.PilotConnected));
            twin.CopyView(view);
            for (var f = (ViewField)0; f < ViewField.Count; f++)
            {
                if (Array.IndexOf(Own, f) < 0) Assert.True(view[f] == sim.View[f], $"{sim.NowMs} ms: {f} {sim.View[f]}, looked at anew {view[f]}");
            }

            compared++;
        }

        Assert.InRange(compared, 8000, 9000);
    }

    // Vehicle, house, sun, feeds, writers and heat by chance; the step itself brings nothing but inputs.
    private static void Live(SimulatedCharger sim, Random chance)
    {
        sim.FeedMs = 0;
        switch (chance.Next(4000))
        {
            case 0 or 16 or 17: sim.Plant.Plug(); break;
            case 1: sim.Plant.Unplug(); break;
            case 2: sim.Plant.Vehicle.WantsEnergy = !sim.Plant.Vehicle.WantsEnergy; break;
            case 3: sim.Plant.TemperatureC = chance.Next(20, 70); break;
            case 4: sim.Plant.SwitchClosed = !sim.Plant.SwitchClosed; break;
            case 5 or (> 7 and < 16): sim.Send(CommandKind.SetOverride, chance.Next(2) * chance.Next(60, 160)); break;
            case 6: sim.Send(CommandKind.SetNumber, chance.Next(6, 14), row: SettingId.MinCurrent); break;
            case 7: sim.Send(CommandKind.SetMode, chance.Next(3)); break;
            case < 30: sim.Plant.House.Set(chance.Next(0, 180), chance.Next(0, 180), chance.Next(0, 120)); break;
            case < 40: sim.Plant.Sun.SumMa = chance.Next(0, 60_000); break;
            case < 120:
                sim.FeedMains(sim.Plant.MainsDa[0], sim.Plant.MainsDa[1], sim.Plant.MainsDa[2]);
                sim.FeedEvMeter();
                sim.Step();
                break;
            default: break;
        }
    }

    private static Charger Copy(SimulatedCharger sim)
    {
        var bytes = new byte[4096];
        var state = new StateStream();
        state.Save(bytes, 0, bytes.Length, sim.NowMs);
        Visit(sim.Charger, state);
        state.Finish();
        Assert.False(state.Failed);
        var length = state.At;
        state.Load(bytes, 0, length);
        var twin = new Charger(new SettingsValues());
        Assert.True(twin.Restore(state));
        return twin;
    }
}
