using System.Collections.Generic;
using System.Linq;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>H16: whatever comes and goes, the contactor closes at most six times an hour by the charger's own decision.</summary>
public sealed class ContactorWearTests
{
    private const int HourS = 3600;

    [Theory]
    [InlineData("a kettle on a house at its limit", 180)]
    [InlineData("a kettle on a house at its limit", 600)]
    [InlineData("a feed that comes and goes", 120)]
    [InlineData("a bad contact on the pilot line", 60)]
    [InlineData("a charger in the sun", 240)]
    [InlineData("clouds with STOP 1", 240)]
    [InlineData("steps that come late", 90)]
    public void Given_H16_something_that_stops_charging_again_and_again_When_three_hours_have_passed_Then_no_hour_has_seen_more_than_six_starts(string what, int periodS)
    {
        var sim = Start(what).Charging();
        var starts = new List<long> { sim.NowMs };
        var closed = true;
        sim.AfterStep = s =>
        {
            if (s.Outputs.Contactor1 && !closed) starts.Add(s.NowMs);
            closed = s.Outputs.Contactor1;
        };
        for (var s = 0; s < 3 * HourS; s += periodS)
        {
            Trouble(sim, what, true);
            sim.RunSeconds(periodS / 3);
            Trouble(sim, what, false);
            sim.RunSeconds(periodS - (periodS / 3));
        }

        Assert.True(starts.Count >= 6, $"{starts.Count} starts");
        Assert.All(starts, at => Assert.InRange(starts.Count(t => t >= at && t < at + (HourS * 1000)), 1, 6));
        Assert.Equal(0, sim.Charger.Violations);
    }

    [Fact]
    public void Given_three_starts_within_minutes_When_there_is_room_again_Then_the_rest_is_shown_with_its_seconds_and_a_person_ends_it()
    {
        var sim = Rig.Smart().Charging();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(ChargerState.C, sim.Charger.State);
            Trouble(sim, "a kettle on a house at its limit", true);
            sim.RunSeconds(30);
            Trouble(sim, "a kettle on a house at its limit", false);
            sim.RunSeconds(90);
        }

        Assert.Equal("charge_delay", sim.Reason());
        Assert.InRange(sim.View[ViewField.ReasonSeconds], 1200, 1500);

        // An automation that says what is so already is no person.
        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetMode, ChargeMode.Smart));
        Assert.InRange(sim.View[ViewField.ReasonSeconds], 1200, 1500);
        sim.Send(CommandKind.SetMode, ChargeMode.Normal);
        Assert.InRange(sim.MsUntil(ChargerState.C, 20), 0, 10_000);
    }

    [Fact]
    public void Given_a_vehicle_that_lets_go_and_asks_again_by_itself_When_it_does_so_every_minute_Then_it_is_never_made_to_wait()
    {
        var sim = Rig.Normal().Charging();
        for (var i = 0; i < 20; i++)
        {
            sim.Plant.Vehicle.WantsEnergy = false;
            sim.RunSeconds(30);
            sim.Plant.Vehicle.WantsEnergy = true;
            Assert.InRange(sim.MsUntil(ChargerState.C, 10), 0, 5000);
            sim.RunSeconds(30);
        }
    }

    private static SimulatedCharger Start(string what)
    {
        if (what != "clouds with STOP 1") return Rig.Smart();
        var sim = Rig.Smart("Mode=Solar, StopTime=1, EnableC2=Always Off");
        sim.Plant.House.Set(0, 0, 0);
        sim.Plant.Sun.SumMa = 12_000;
        return sim;
    }

    private static void Trouble(SimulatedCharger sim, string what, bool on)
    {
        var houseDa = on ? 230 : 50;
        switch (what)
        {
            case "a kettle on a house at its limit": sim.Plant.House.Set(houseDa, 50, 50); break;
            case "a feed that comes and goes": sim.FeedMs = on ? 0 : 2000; break;
            case "a bad contact on the pilot line": sim.Plant.PilotFault = on ? PilotFault.BetweenBands : PilotFault.None; break;
            case "a charger in the sun": sim.Plant.TemperatureC = on ? 70 : 40; break;
            case "steps that come late": sim.StepMs = on ? 600 : 10; break;
            default: sim.Plant.Sun.SumMa = on ? 0 : 12_000; break;
        }
    }
}
