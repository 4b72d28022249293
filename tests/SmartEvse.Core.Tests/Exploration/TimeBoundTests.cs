using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck.Fluent;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Pilot;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Exploration;

/// <summary>How long anything may take, measured in virtual time: at steps of 10 ms to the letter, at any spacing from 1 to 50 ms within one spacing more.</summary>
public sealed class TimeBoundTests
{
    private const int StepMs = 10;

    // What happens to a charging vehicle, and the time after which contactor 1 has to be open.
    private static readonly Dictionary<string, (int AtMostMs, Action<SimulatedCharger> Happens)> Openings = new()
    {
        ["unplugged"] = (60, s => s.Plant.Unplug()),
        ["vehicle opens S2"] = (60, LetGo),
        ["residual current"] = (20, s => s.Plant.RcmFault = true),
        ["pilot shorted"] = (500, s => s.Plant.PilotFault = PilotFault.Short),
        ["pilot between the bands"] = (500, s => s.Plant.PilotFault = PilotFault.BetweenBands),
        ["pilot wire broken"] = (500, s => s.Plant.PilotFault = PilotFault.Open),
        ["3 V"] = (3000, s => s.Plant.PilotFault = PilotFault.Ventilation),
        ["diode lost"] = (1500, s => s.Plant.PilotFault = PilotFault.NoDiode),
        ["no access, and a vehicle that never lets go"] = (7000, s => Stop(s, AccessStatus.Deny)),
        ["a pause, and a vehicle that never lets go"] = (7000, s => Stop(s, AccessStatus.Pause)),
        ["too hot, and a vehicle that never lets go"] = (7000, Overheat),
    };

    /// <summary>Every opening.</summary>
    public static TheoryData<string> What => [.. Openings.Keys];

    [Theory]
    [MemberData(nameof(What))]
    public void Given_charging_at_steps_of_10_ms_When_it_has_to_end_Then_contactor_1_is_open_in_time(string what)
    {
        var tookMs = MsUntilOpen(what, StepMs);
        Assert.InRange(tookMs, 0, Openings[what].AtMostMs);
    }

    [Fact]
    public void Given_any_spacing_from_1_to_50_ms_When_charging_has_to_end_Then_contactor_1_is_open_within_one_spacing_more()
        => Law.Holds(Gen.Choose(1, 50), 25, spacingMs => Openings.Keys.All(what => MsUntilOpen(what, spacingMs) is >= 0 and var tookMs && tookMs <= Openings[what].AtMostMs + spacingMs));

    [Fact]
    public void Given_any_spacing_from_1_to_50_ms_When_a_session_is_played_Then_it_goes_through_the_same_states()
    {
        ChargerState[] expected = [ChargerState.B, ChargerState.C, ChargerState.C1, ChargerState.B1, ChargerState.B, ChargerState.C, ChargerState.A];
        Assert.Equal(expected, Session(StepMs));
        Law.Holds(Gen.Choose(1, 50), 25, spacingMs => Session(spacingMs).SequenceEqual(expected));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(StepMs)]
    [InlineData(50)]
    public void Given_Smart_When_a_sample_asks_for_less_Then_the_duty_is_lower_in_the_same_step(int stepMs)
    {
        var sim = Rig.Smart(stepMs: stepMs).Settled();
        sim.FeedMs = 0;
        var duty = sim.Outputs.DutyPermille;
        var overDa = sim.Plant.MainsDa[0] + 90;
        sim.FeedMains(overDa, sim.Plant.MainsDa[1], sim.Plant.MainsDa[2]);
        sim.Step();

        // What counts is the current that a vehicle reads from the duty, which is coarser than the offer.
        Assert.Equal(PilotDuty.ToCurrent(duty) - (overDa - sim.Charger.Settings.MainsDa), sim.Outputs.OfferedDa);
        Assert.True(sim.Outputs.DutyPermille < duty);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(2000)]
    [InlineData(5000)]
    public void Given_Smart_When_the_house_is_restless_Then_the_offer_is_raised_at_most_every_5_s(int feedMs)
    {
        var sim = Rig.Smart();
        sim.FeedMs = feedMs;
        sim.Settled();
        var (beforeDa, raises) = (sim.Outputs.OfferedDa, new List<long>());
        sim.AfterStep = s =>
        {
            if (s.Charger.State == ChargerState.C && s.Outputs.OfferedDa > beforeDa) raises.Add(s.NowMs);
            beforeDa = s.Outputs.OfferedDa;
        };
        for (var i = 0; i < 200; i++)
        {
            sim.Plant.House.Set(50 + (i * 37 % 130), 50, 50);
            sim.RunSeconds(3);
        }

        Assert.True(raises.Count > 20, $"{raises.Count} raises show nothing");
        Assert.All(raises.Zip(raises.Skip(1), (a, b) => b - a), gapMs => Assert.True(gapMs >= 5000, $"{gapMs} ms between two raises"));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(120)]
    [InlineData(180)]
    public void Given_Smart_on_a_feed_every_second_When_the_house_lets_go_Then_the_free_current_is_offered_within_15_s(int houseDa)
    {
        var sim = Rig.Smart();
        sim.FeedMs = 1000;
        sim.Plant.House.Set(houseDa, 50, 50);
        sim.Settled().RunSeconds(20);
        Assert.InRange(sim.Outputs.OfferedDa, 60, 155);
        sim.Plant.House.Set(50, 50, 50);

        Assert.InRange(sim.RunUntil(s => s.Outputs.OfferedDa == 160, TimeSpan.FromSeconds(30)), 0, 15_000);
    }

    // Counted from the last moment at which nothing had happened yet.
    private static long MsUntilOpen(string what, int stepMs)
    {
        var sim = Rig.Normal("RCmon=Enabled", stepMs).Settled();
        Openings[what].Happens(sim);
        var tookMs = sim.MsUntilOpen(20);
        Assert.Equal(0, sim.Charger.Violations);
        return tookMs;
    }

    private static void LetGo(SimulatedCharger sim)
    {
        sim.Plant.Vehicle.WantsEnergy = false;
        // The current is gone after this step, and S2 opens with the next.
        sim.Step();
        Assert.True(sim.Plant.Vehicle.S2Closed && sim.Plant.Vehicle.CurrentDa == 0);
    }

    private static void Stop(SimulatedCharger sim, int access)
    {
        sim.Plant.PilotFault = PilotFault.StuckC;
        Assert.True(sim.Charger.Commands.Post(new Command { Kind = CommandKind.SetAccess, Number = access }));
    }

    private static void Overheat(SimulatedCharger sim)
    {
        sim.Plant.PilotFault = PilotFault.StuckC;
        sim.Plant.TemperatureC = 90;
    }

    private static List<ChargerState> Session(int stepMs)
    {
        var (sim, states) = (Rig.Normal(stepMs: stepMs), new List<ChargerState>());
        sim.AfterStep = s =>
        {
            if (s.Charger.State != states.LastOrDefault(ChargerState.A)) states.Add(s.Charger.State);
        };
        sim.RunSeconds(1).Plant.Plug();
        sim.RunSeconds(20).Send(CommandKind.SetAccess, AccessStatus.Pause);
        sim.RunSeconds(20).Send(CommandKind.SetAccess, AccessStatus.Allow);
        sim.RunSeconds(30).Plant.Unplug();
        sim.RunSeconds(1);
        return states;
    }
}
