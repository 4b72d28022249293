using System;
using System.Collections.Generic;
using System.Linq;
using SmartEvse.Core.Pilot;
using Xunit;

namespace SmartEvse.Simulation.Tests;

/// <summary>The vehicle of the benchmark: dead time, start at 6 A, 3 A/s, falls at once. Its current moves by the second.</summary>
public sealed class VehicleTests
{
    [Theory]
    // The offer at each second (0 = none), the current one would measure at each second.
    [InlineData("160 160 160 160 160 160 160 160", "0 0 60 90 120 150 160 160")]
    [InlineData("60 60 60 60 60", "0 0 60 60 60")]
    [InlineData("59 59 59 59 59", "0 0 0 0 0")]
    [InlineData("160 160 160 160 160 160 80 80 80 80", "0 0 60 90 120 150 160 160 80 80")]
    [InlineData("160 160 160 160 160 160 0 0 0 0", "0 0 60 90 120 150 160 160 0 0")]
    [InlineData("80 80 80 80 110 110 110 110", "0 0 60 80 80 80 110 110")]
    [InlineData("80 160 80 80 80 80", "0 0 60 90 80 80")]
    public void Given_an_offer_second_by_second_When_the_phases_are_live_Then_the_current_follows_after_2_s(string offers, string currents)
        => Assert.Equal(currents, string.Join(' ', Follow(new Vehicle(new VehicleOptions()), offers)));

    [Theory]
    [InlineData(0, 10, 160, "60 70 80 90")]
    [InlineData(1000, 30, 160, "0 60 90 120")]
    [InlineData(0, 1000, 100, "60 100 100 100")]
    public void Given_another_vehicle_When_it_is_offered_16_A_Then_its_own_dead_time_ramp_and_maximum_count(int deadTimeMs, int rampDaPerS, int maxDa, string currents)
    {
        var vehicle = new Vehicle(new VehicleOptions { DeadTimeMs = deadTimeMs, RampDaPerS = rampDaPerS, MaxDa = maxDa });
        Assert.Equal(currents, string.Join(' ', Follow(vehicle, "160 160 160 160")));
    }

    [Fact]
    public void Given_the_offer_is_withdrawn_When_its_current_has_come_to_0_Then_S2_opens_and_not_before()
    {
        var vehicle = new Vehicle(new VehicleOptions());
        Follow(vehicle, "160 160 160 160");
        Assert.True(vehicle.S2Closed);

        vehicle.Sense(PilotDuty.Steady, 4000);
        vehicle.Sense(PilotDuty.Steady, 5990);
        vehicle.Move(5990);
        Assert.Equal((true, true), (vehicle.S2Closed, vehicle.CurrentDa > 0));

        vehicle.Sense(PilotDuty.Steady, 6000);
        Assert.True(vehicle.S2Closed);
        vehicle.Move(6000);
        vehicle.Sense(PilotDuty.Steady, 6010);
        Assert.Equal((false, 0), (vehicle.S2Closed, vehicle.CurrentDa));
    }

    [Fact]
    public void Given_charging_When_the_phases_are_switched_off_Then_the_current_is_0_at_once_and_starts_at_6_A_again()
    {
        var vehicle = new Vehicle(new VehicleOptions());
        Follow(vehicle, "160 160 160 160 160 160 160");
        vehicle.Supply(false);
        Assert.Equal(0, vehicle.CurrentDa);

        vehicle.Supply(true);
        Assert.Equal(0, vehicle.CurrentDa);
        vehicle.Move(8000);
        Assert.Equal(60, vehicle.CurrentDa);
    }

    [Fact]
    public void Given_a_leak_When_the_phases_are_live_Then_it_flows_whatever_the_offer_and_S2_opens_all_the_same()
    {
        var vehicle = new Vehicle(new VehicleOptions { LeakDa = 5 });
        Assert.Equal(0, vehicle.CurrentDa);
        vehicle.Supply(true);
        vehicle.Sense(PilotDuty.Steady, 0);
        Assert.Equal((5, false), (vehicle.CurrentDa, vehicle.S2Closed));
    }

    [Fact]
    public void Given_a_vehicle_that_overdraws_by_10_percent_When_it_is_offered_10_A_Then_it_takes_11()
        => Assert.Equal(110, Follow(new Vehicle(new VehicleOptions { OverdrawPercent = 10 }), "100 100 100 100 100 100")[^1]);

    [Fact]
    public void Given_charging_When_it_wants_no_more_Then_its_current_ends_and_S2_opens()
    {
        var vehicle = new Vehicle(new VehicleOptions());
        Follow(vehicle, "160 160 160 160");
        vehicle.WantsEnergy = false;
        vehicle.Move(4000);
        vehicle.Sense(PilotDuty.FromCurrent(160), 4010);
        Assert.Equal((0, false), (vehicle.CurrentDa, vehicle.S2Closed));
    }

    private static List<int> Follow(Vehicle vehicle, string offers)
    {
        var currents = new List<int>();
        foreach (var (offer, second) in offers.Split(' ').Select((o, i) => (int.Parse(o), i)))
        {
            vehicle.Step(PilotDuty.FromCurrent(offer), true, second * 1000);
            currents.Add(vehicle.CurrentDa);
        }

        return currents;
    }
}
