using SmartEvse.Core.Charging;
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
}
