using System;
using System.Collections.Generic;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>H10: mains figures that are frozen, in the wrong unit, or with the sign turned.</summary>
public sealed class MeterPlausibilityTests
{
    [Theory]
    [InlineData("sound", 10, 10, false)]
    [InlineData("ampere instead of deci-ampere", 1, 10, true)]
    [InlineData("the sign turned", -10, 10, true)]
    [InlineData("frozen", 0, 10, true)]
    public void Given_an_EV_meter_When_the_mains_do_not_answer_to_the_vehicle_Then_the_meter_is_called_implausible_and_charging_stops(string id, int factor, int divisor, bool implausible)
    {
        var sim = Rig.Smart("EVMeter=API");
        sim.FeedMs = 0;
        sim.AfterStep = s =>
        {
            if (s.NowMs % 1000 != 0) return;
            s.FeedMains(50 + ((s.Plant.MainsDa[0] - 50) * factor / divisor), 50, 50);
            s.FeedEvMeter();
        };
        sim.Charging();
        for (var i = 0; i < 3; i++)
        {
            sim.Plant.Vehicle.WantsEnergy = false;
            sim.RunSeconds(30);
            sim.Plant.Vehicle.WantsEnergy = true;
            sim.RunSeconds(60);
        }

        Assert.True(implausible == ((sim.Faults() & Core.Limits.Faults.Implausible) != 0), id);
        Assert.Equal(!implausible, sim.Outputs.Contactor1);
        if (implausible) Assert.Equal("fault", sim.Reason());
    }

    [Fact]
    public void Given_a_meter_that_freezes_while_there_is_room_When_nobody_else_measures_Then_the_offer_rises_by_one_quarter_and_no_more()
    {
        var sim = Rig.Smart("MaxMains=40, MaxCurrent=32");
        sim.Plant.UseVehicle(new VehicleOptions { MaxDa = 320 });
        sim.Plant.House.Set(300, 50, 50);
        sim.Settled();
        var atFreezeDa = sim.Outputs.OfferedDa;
        Assert.InRange(atFreezeDa, 90, 101);
        sim.FeedMs = 0;
        sim.AfterStep = s =>
        {
            if (s.NowMs % 1000 == 0) s.FeedMains(200, 50, 50);
        };
        sim.RunSeconds(9);
        sim.RunSeconds(600);

        // Before it counts as frozen it has been ten samples of lasting room: what they show is taken, then a quarter, then nothing.
        Assert.InRange(sim.Outputs.OfferedDa, atFreezeDa, 320);
        var heldDa = sim.Outputs.OfferedDa;
        sim.RunSeconds(600);
        Assert.Equal(heldDa, sim.Outputs.OfferedDa);
    }

    [Fact]
    public void Given_a_house_that_moves_When_the_sun_and_the_oven_play_against_the_vehicle_Then_a_sound_meter_is_believed()
    {
        var sim = Rig.Smart("EVMeter=API");
        sim.FeedEv = true;
        sim.Charging();
        for (var i = 0; i < 200; i++)
        {
            sim.Plant.House.Set(50 + (i * 7919 % 90), 50 + (i * 104_729 % 60), 50);
            sim.RunSeconds(7);
        }

        Assert.Equal(0, sim.Faults() & Core.Limits.Faults.Implausible);
    }

    /// <summary>How often the mains and the EV meter speak, in s; when the EV meter speaks after a whole interval, and how much later it is heard, in ms.</summary>
    public static TheoryData<int, int, int, int> Cadences
    {
        get
        {
            var rows = new TheoryData<int, int, int, int>();
            foreach (var mainsS in new[] { 1, 2, 5, 10 })
            {
                foreach (var evS in new[] { 1, 2, 5, 10, 20 })
                {
                    rows.Add(mainsS, evS, 0, 0);
                    rows.Add(mainsS, evS, 370, 0);
                    rows.Add(mainsS, evS, 900, 1000);
                    rows.Add(mainsS, evS, 500, 2000);
                    rows.Add(mainsS, evS, 100, 3000);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Cadences))]
    public void Given_meters_of_any_cadence_When_a_vehicle_and_a_house_move_for_an_hour_Then_a_sound_meter_is_believed(int mainsS, int evS, int offsetMs, int delayMs)
    {
        var sim = Meters(mainsS * 1000, evS * 1000, offsetMs, delayMs, 10, 10);
        var (turns, lowDa, highDa) = (Move(sim, 3600, evS <= 5), sim.Plant.EvDa[0], 0);
        Assert.InRange(turns, 100, 200);
        Assert.Equal(0, sim.Faults());

        // It did move, and goes on doing so.
        sim.AfterStep += s => (lowDa, highDa) = (Math.Min(lowDa, s.Plant.EvDa[0]), Math.Max(highDa, s.Plant.EvDa[0]));
        Move(sim, 300, evS <= 5);
        Assert.InRange(highDa - lowDa, 100, 320);
    }

    [Theory]
    [InlineData(1, 10, "frozen", 0, 10)]
    [InlineData(1, 20, "the sign turned", -10, 10)]
    [InlineData(2, 5, "ampere instead of deci-ampere", 1, 10)]
    [InlineData(5, 1, "the sign turned", -10, 10)]
    [InlineData(10, 1, "ampere instead of deci-ampere", 1, 10)]
    [InlineData(10, 20, "frozen", 0, 10)]
    public void Given_meters_of_any_cadence_When_the_mains_lie_about_the_vehicle_Then_they_are_called_implausible(int mainsS, int evS, string id, int factor, int divisor)
    {
        var sim = Meters(mainsS * 1000, evS * 1000, 370, 0, factor, divisor);
        for (var i = 0; i < 4; i++)
        {
            sim.Plant.Vehicle.WantsEnergy = false;
            sim.RunSeconds(60);
            sim.Plant.Vehicle.WantsEnergy = true;
            sim.RunSeconds(90);
        }

        Assert.True((sim.Faults() & Core.Limits.Faults.Implausible) != 0, id);
        Assert.False(sim.Outputs.Contactor1);
    }

    private static SimulatedCharger Meters(int mainsMs, int evMs, int offsetMs, int delayMs, int factor, int divisor)
    {
        var sim = Rig.Smart("EVMeter=API, FeedTimeout=60, EVMeterTimeout=60, MaxMains=50");
        var onTheWay = new Queue<(long AtMs, int[] Fields)>();
        sim.FeedMs = 0;
        sim.AfterStep = s =>
        {
            var houseDa = s.Plant.MainsDa[0] - s.Plant.EvDa[0];
            if (s.NowMs % mainsMs == 0) s.FeedMains(houseDa + (s.Plant.EvDa[0] * factor / divisor), 50, 50);
            if (s.NowMs % evMs == offsetMs % evMs) onTheWay.Enqueue((s.NowMs + delayMs, [.. s.Plant.EvDa, -1, -1]));
            while (onTheWay.Count > 0 && onTheWay.Peek().AtMs <= s.NowMs) s.Charger.EvFeed.Put(onTheWay.Dequeue().Fields, 5);
        };
        return sim.RunSeconds(45).Charging();
    }

    // Starts, stops, and overrides up and down by more than 5 A, each for 6 to 46 s; the house changes by up to 2 A all the time. Beside an EV meter that
    // takes longer than the 7 s of patience with an overcurrent the vehicle itself takes less: an override would be answered by its old sample.
    private static int Move(SimulatedCharger sim, int seconds, bool overrides)
    {
        var endMs = sim.NowMs + (seconds * 1000L);
        var turn = 0;
        for (; sim.NowMs < endMs; turn++)
        {
            sim.Plant.Vehicle.WantsEnergy = turn % 5 != 3;
            var limitDa = turn % 4 == 1 ? 70 : turn % 4 == 2 ? 150 : 0;
            if (overrides) sim.Send(CommandKind.SetOverride, limitDa);
            else sim.Plant.Vehicle.MaxDa = limitDa == 0 ? 160 : limitDa;
            var untilMs = sim.NowMs + 6000 + (turn * 7919 % 40_000);
            for (var i = 0; sim.NowMs < untilMs; i++)
            {
                sim.Plant.House.Set(50 + ((turn + i) * 7919 % 20), 50, 50);
                sim.Run(TimeSpan.FromMilliseconds(730));
            }
        }

        return turn;
    }
}
