using System.Linq;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>CAPACITY with CAP STOP, and CIRCUIT of a single charger with the EV meter at the feeder of the sub-panel.</summary>
public sealed class CapacityAndCircuitTests
{
    [Fact]
    public void Given_CAPACITY_When_the_house_changes_Then_the_sum_of_the_phases_stays_below_it_after_settling()
    {
        var sim = Rig.Smart("MaxSumMains=40").Settled();
        foreach (var houseDa in (int[])[0, 30, 60, 20])
        {
            sim.Plant.House.Set(houseDa, houseDa, houseDa);
            sim.RunSeconds(60);
            Assert.Equal(ChargerState.C, sim.Charger.State);
            Assert.InRange(sim.Plant.MainsDa.Sum(), 0, 400);
            Assert.Equal("limit_capacity", sim.Reason());
        }
    }

    [Theory]
    [InlineData("MaxSumMains=600")]
    [InlineData("MaxSumMains=0")]
    public void Given_CAPACITY_at_its_default_or_off_When_a_vehicle_charges_Then_it_limits_nothing(string capacity)
    {
        var sim = Rig.Smart(capacity).Settled();

        Assert.Equal(160, sim.Outputs.OfferedDa);
        Assert.Equal("charging", sim.Reason());
    }

    [Fact]
    public void Given_CAPACITY_in_Normal_When_it_is_exceeded_Then_nothing_happens()
    {
        var sim = Rig.Normal("MainsMeter=API, MaxSumMains=10");
        sim.FeedMs = 2000;
        sim.Plant.House.Set(100, 100, 100);

        sim.Settled().RunSeconds(60);

        Assert.Equal((ChargerState.C, 160), (sim.Charger.State, sim.Outputs.OfferedDa));
    }

    [Fact]
    public void Given_CAP_STOP_of_2_minutes_When_CAPACITY_is_exceeded_at_MIN_Then_charging_goes_on_at_MIN_and_stops_when_they_are_over()
    {
        var sim = Rig.Smart("MaxSumMains=40, MaxSumMainsTime=2").Settled();
        sim.Plant.House.Set(100, 100, 100);
        sim.RunUntil(s => s.View[ViewField.CapacityStopS] > 0, System.TimeSpan.FromSeconds(20));
        sim.RunSeconds(60);
        Assert.Equal((ChargerState.C, 60, "limit_capacity"), (sim.Charger.State, sim.Outputs.OfferedDa, sim.Reason()));
        Assert.InRange(sim.View[ViewField.CapacityStopS], 59, 61);
        Assert.Equal(sim.View[ViewField.CapacityStopS], sim.View[ViewField.ReasonSeconds]);

        Assert.InRange(sim.MsUntil(ChargerState.C1, 90), 59_000, 61_000);
        Assert.Equal(Faults.NoPower, sim.Faults());
        Assert.InRange(sim.MsUntilOpen(10), 0, 7000);
    }

    [Fact]
    public void Given_CAP_STOP_disabled_When_MIN_does_not_fit_under_CAPACITY_Then_the_first_sample_stops_it()
    {
        var sim = Rig.Smart("MaxSumMains=40, MaxSumMainsTime=0").Settled();
        sim.Plant.House.Set(100, 100, 100);

        Assert.InRange(sim.MsUntil(ChargerState.C1, 30), 0, 2010);
    }

    [Fact]
    public void Given_three_limits_When_one_after_the_other_is_the_smallest_Then_the_reason_names_it()
    {
        var sim = Rig.Smart("MaxMains=20, MaxSumMains=40").Settled();
        sim.Plant.House.Set(120, 0, 0);
        sim.RunSeconds(60);
        Assert.Equal("limit_mains", sim.Reason());
        sim.Plant.House.Set(60, 60, 60);
        sim.RunSeconds(60);
        Assert.Equal("limit_capacity", sim.Reason());
        sim.Plant.House.Set(-200, -200, -200);
        sim.RunSeconds(60);
        Assert.Equal("charging", sim.Reason());
    }

    [Fact]
    public void Given_a_washer_on_the_sub_panel_When_it_starts_in_Smart_Then_washer_and_vehicle_stay_below_CIRCUIT()
    {
        var (sim, washer) = SubPanel("MaxCircuit=16");
        foreach (var washerDa in (int[])[0, 50, 90, 20])
        {
            washer[0] = washerDa;
            sim.Plant.House.Set(50 + washerDa, 50, 50); // The mains meter sees the washer too.
            sim.RunSeconds(60);
            Assert.Equal(ChargerState.C, sim.Charger.State);
            Assert.InRange(washerDa + sim.Plant.EvDa[0], 0, 160);
            Assert.Equal("limit_circuit", sim.Reason());
        }
    }

    [Fact]
    public void Given_a_sub_panel_without_room_for_MIN_When_a_sample_says_so_Then_it_stops_at_once()
    {
        var (sim, washer) = SubPanel("MaxCircuit=16");
        washer[0] = 120;

        Assert.InRange(sim.MsUntil(ChargerState.C1, 30), 0, 2010);
        Assert.InRange(sim.MsUntilOpen(10), 0, 7000);
        Assert.Equal(Faults.NoPower, sim.Faults());
    }

    [Fact]
    public void Given_CIRCUIT_in_Normal_When_the_sub_panel_takes_more_Then_a_single_charger_does_not_obey_it()
    {
        var sim = Rig.Normal("EVMeter=API, MaxCircuit=10");
        sim.AfterStep = s =>
        {
            if (s.NowMs % 1000 == 0) s.Charger.EvFeed.Put([300, 300, 300, -1, -1], 5);
        };

        sim.Settled().RunSeconds(30);

        Assert.Equal((ChargerState.C, 160), (sim.Charger.State, sim.Outputs.OfferedDa));
    }

    [Fact]
    public void Given_no_EV_meter_When_CIRCUIT_is_set_in_Smart_Then_it_has_no_effect()
    {
        var sim = Rig.Smart("MaxCircuit=10").Settled();

        Assert.Equal(160, sim.Outputs.OfferedDa);
    }

    // A washer and the charger behind one feeder with the EV meter in it.
    private static (SimulatedCharger Sim, int[] Washer) SubPanel(string settings)
    {
        var washer = new int[1];
        var sim = Rig.Smart("MaxMains=63, MaxCurrent=32, EVMeter=API, " + settings);
        sim.Plant.UseVehicle(new VehicleOptions { MaxDa = 320 });
        sim.AfterStep = s =>
        {
            if (s.NowMs % 2000 == 0) s.Charger.EvFeed.Put([s.Plant.EvDa[0] + washer[0], s.Plant.EvDa[1], s.Plant.EvDa[2], -1, -1], 5);
        };
        return (sim.Settled(), washer);
    }
}
