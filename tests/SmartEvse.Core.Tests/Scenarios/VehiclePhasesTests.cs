using SmartEvse.Core.Charging;
using SmartEvse.Core.Regulation;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>H20: how many phases the vehicle takes is measured where there is an EV meter; without one the worst is assumed.</summary>
public sealed class VehiclePhasesTests
{
    [Theory]
    [InlineData("three samples of one phase", "0,0,0 160,0,0 160,0,0 160,1,2", 1)]
    [InlineData("two are not enough", "0,0,0 160,0,0 160,0,0", 0)]
    [InlineData("two phases", "0,1,0 60,60,3 60,60,3 60,60,3", 2)]
    [InlineData("three at once", "0,0,0 60,60,60", 3)]
    [InlineData("one sample of fewer is a ramp", "0,0,0 160,0,0 160,160,160 160,0,0 160,0,0", 3)]
    [InlineData("one phase, then all of them", "0,0,0 160,0,0 160,0,0 160,0,0 160,50,50", 3)]
    [InlineData("it was never at rest: the meter may have frozen with the vehicle before", "160,0,0 160,0,0 160,0,0 160,0,0", 0)]
    [InlineData("too little to tell", "0,0,0 30,0,0 30,0,0 30,0,0 30,0,0", 0)]
    public void Given_samples_of_the_EV_meter_When_phases_are_counted_Then_more_count_at_once_and_fewer_after_three(string id, string samples, int phases)
    {
        var vehicle = new VehicleEstimate();
        foreach (var sample in samples.Split(' '))
        {
            var da = System.Array.ConvertAll(sample.Split(','), int.Parse);
            vehicle.CountPhases(da[0], da[1], da[2], connected: true);
        }

        Assert.True(phases == vehicle.Phases, $"{id}: {vehicle.Phases}");
        vehicle.Forget();
        Assert.Equal(0, vehicle.Phases);
    }

    [Theory]
    [InlineData(1, true, 160)]
    [InlineData(2, true, 125)]
    [InlineData(3, true, 83)]
    [InlineData(1, false, 160)]
    public void Given_CAPACITY_When_the_vehicle_takes_fewer_phases_Then_what_is_left_goes_to_those(int phases, bool metered, int settledDa)
    {
        // 40 A over the sum, 15 A of them for the house.
        var sim = Rig.Smart("MaxSumMains=40, MaxSumMainsTime=0" + (metered ? ", EVMeter=API" : ""));
        sim.Plant.UseVehicle(new VehicleOptions { Phases = phases });
        sim.FeedEv = metered;
        sim.Charging().RunSeconds(120);

        Assert.InRange(sim.Plant.EvDa[0], settledDa - 5, settledDa);
        Assert.InRange(sim.Plant.MainsDa[0] + sim.Plant.MainsDa[1] + sim.Plant.MainsDa[2], 0, 400);
    }

    [Theory]
    [InlineData(1, true, 180)]
    [InlineData(3, true, 60)]
    [InlineData(1, false, 60)]
    public void Given_the_relay_of_the_energy_provider_When_the_phases_are_not_measured_Then_three_are_assumed(int phases, bool metered, int offeredDa)
    {
        var sim = Rig.Normal("MaxCurrent=32, Switch=Grid Relay" + (metered ? ", EVMeter=API" : ""));
        sim.Plant.UseVehicle(new VehicleOptions { Phases = phases, MaxDa = 320 });
        sim.Plant.SwitchClosed = true;
        (sim.FeedMs, sim.FeedEv) = (2000, metered);
        sim.RunSeconds(1).Charging().RunSeconds(30);
        Assert.Equal(320, sim.Outputs.OfferedDa);

        sim.Plant.SwitchClosed = false;
        sim.RunSeconds(30);
        Assert.Equal((ChargerState.C, offeredDa), (sim.Charger.State, sim.Outputs.OfferedDa));
    }

    [Fact]
    public void Given_Auto_and_a_vehicle_measured_at_one_phase_on_three_When_the_sun_gets_less_Then_it_follows_the_sun_and_nothing_is_switched()
    {
        var sim = Rig.Smart("Mode=Solar, EnableC2=Auto, EVMeter=API");
        sim.Plant.House.Set(0, 0, 0);
        sim.Plant.Sun.SumMa = 30_000;
        sim.Plant.UseVehicle(new VehicleOptions { Phases = 1 });
        sim.FeedEv = true;
        sim.Charging().RunSeconds(90);
        Assert.Equal(3, sim.View[ViewField.Phases]);

        sim.Plant.Sun.SumMa = 7_000;
        sim.RunSeconds(1500);
        Assert.Equal((ChargerState.C, 0), (sim.Charger.State, sim.Plant.PhaseSwitches));
        Assert.InRange(sim.Plant.EvDa[0], 60, 71);
    }
}
