using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>What the EV meter gives away about contactor and vehicle: welded, not closing, and a vehicle that ignores the offer.</summary>
public sealed class VehicleFaultTests
{
    [Fact]
    public void Given_H2_a_contactor_that_welds_and_a_vehicle_that_leaks_When_charging_is_stopped_Then_the_fault_is_latched_within_5_s_until_a_person_clears_it()
    {
        var sim = Metered(new VehicleOptions { LeakDa = 20 }).Charging().RunSeconds(20);
        sim.Plant.ContactorFault = ContactorFault.Welded;
        sim.Send(CommandKind.SetAccess, AccessStatus.Pause);
        sim.MsUntilOpen(10);
        Assert.InRange(sim.RunUntil(s => (s.Faults() & Core.Limits.Faults.Welded) != 0, System.TimeSpan.FromSeconds(20)), 2000, 5000);
        Assert.Equal("fault", sim.Reason());
        sim.Send(CommandKind.SetAccess, AccessStatus.Allow);
        sim.RunSeconds(120);
        Assert.False(sim.Outputs.Contactor1);
        sim.Send(CommandKind.ClearError);
        sim.RunSeconds(5);
        Assert.NotEqual(0, sim.Faults() & Core.Limits.Faults.Welded);

        sim.Plant.ContactorFault = ContactorFault.None;
        sim.RunSeconds(3);
        sim.Send(CommandKind.ClearError);
        Assert.InRange(sim.MsUntil(ChargerState.C, 60), 0, 30_000);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(30)]
    public void Given_a_slow_EV_meter_and_a_vehicle_that_obeys_When_the_offer_falls_again_and_again_Then_an_old_figure_convicts_nobody(int evS)
    {
        var sim = Rig.Normal("EVMeter=API, EVMeterTimeout=60");
        sim.AfterStep = s =>
        {
            if (s.NowMs % (evS * 1000) == 0) s.FeedEvMeter();
        };
        sim.RunSeconds(35).Charging();
        for (var i = 0; i < 40; i++)
        {
            sim.Send(CommandKind.SetOverride, i % 2 == 0 ? 60 : 160);
            sim.RunSeconds(31 + (i % 7));
            Assert.Equal((ChargerState.C, 0), (sim.Charger.State, sim.Faults()));
        }
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(5000)]
    [InlineData(10_000)]
    public void Given_a_sound_contactor_and_a_late_meter_When_charging_stops_again_and_again_Then_nothing_is_called_welded(int meterMs)
    {
        var sim = Metered(new VehicleOptions(), meterMs);
        for (var i = 0; i < 10; i++)
        {
            sim.Charging().RunSeconds(17 + i);
            sim.Send(CommandKind.SetAccess, AccessStatus.Pause);
            sim.RunSeconds(20 - i);
            sim.Send(CommandKind.SetAccess, AccessStatus.Allow);
        }

        Assert.Equal(0, sim.Faults());
    }

    [Fact]
    public void Given_a_washer_behind_the_EV_meter_When_it_runs_on_after_charging_Then_it_is_not_called_a_welded_contactor()
    {
        var washer = 0;
        var sim = Rig.Normal("EVMeter=API");
        sim.AfterStep = s =>
        {
            if (s.NowMs % 1000 == 0) s.Charger.EvFeed.Put([s.Plant.EvDa[0] + washer, s.Plant.EvDa[1], s.Plant.EvDa[2], -1, -1], 5);
        };
        sim.Charging().RunSeconds(40);
        washer = 80;
        sim.RunSeconds(60);
        Assert.Equal((ChargerState.C, 0), (sim.Charger.State, sim.Faults()));
        sim.Send(CommandKind.SetAccess, AccessStatus.Pause);
        sim.RunSeconds(60);

        Assert.Equal(0, sim.Faults());
    }

    [Fact]
    public void Given_H3_a_contactor_that_does_not_close_When_the_vehicle_asks_Then_it_is_said_after_10_s_and_nothing_cycles()
    {
        var sim = Metered(new VehicleOptions());
        sim.Plant.ContactorFault = ContactorFault.FailsToClose;
        sim.Charging();
        Assert.InRange(sim.RunUntil(s => (s.Faults() & Core.Limits.Faults.NotClosing) != 0, System.TimeSpan.FromSeconds(20)), 10_000, 11_100);
        sim.RunSeconds(600);
        Assert.Equal((ChargerState.C, Core.Limits.Faults.NotClosing), (sim.Charger.State, sim.Faults()));

        sim.Plant.ContactorFault = ContactorFault.None;
        sim.RunSeconds(10);
        Assert.Equal(0, sim.Faults());
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(8, false)]
    [InlineData(25, true)]
    [InlineData(50, true)]
    public void Given_H8_a_vehicle_that_takes_more_than_offered_When_7_s_are_over_Then_charging_pauses_and_the_second_time_stays_stopped(int overdrawPercent, bool trips)
    {
        var sim = Metered(new VehicleOptions { OverdrawPercent = overdrawPercent, MaxDa = 320 }).Charging();
        var trippedMs = sim.RunUntil(s => (s.Faults() & Core.Limits.Faults.Overcurrent) != 0, System.TimeSpan.FromSeconds(60));
        Assert.Equal(trips, trippedMs >= 0);
        if (!trips) return;
        Assert.InRange(trippedMs, 7000, 16_000);
        Assert.InRange(sim.MsUntilOpen(10), 0, 7000);
        Assert.Equal("fault", sim.Reason());

        Assert.InRange(sim.MsUntil(ChargerState.C, 120), 55_000, 90_000);
        Assert.InRange(sim.RunUntil(s => (s.Faults() & Core.Limits.Faults.Overcurrent) != 0, System.TimeSpan.FromSeconds(60)), 7000, 16_000);
        sim.RunSeconds(600);
        Assert.NotEqual(0, sim.Faults() & Core.Limits.Faults.Overcurrent);
        Assert.False(sim.Outputs.Contactor1);
        sim.Plant.Unplug();
        sim.RunSeconds(1);
        Assert.Equal(0, sim.Faults());
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(140, true)]
    [InlineData(141, false)]
    [InlineData(150, false)]
    public void Given_H8_a_vehicle_that_goes_on_at_16_A_When_the_offer_falls_Then_it_has_5_s_to_follow_and_7_s_of_patience(int offeredDa, bool trips)
    {
        var sim = Metered(new VehicleOptions()).Charging().RunSeconds(30);
        sim.Plant.Vehicle.IgnoresOffers = true;
        sim.Send(CommandKind.SetOverride, offeredDa);

        var trippedMs = sim.RunUntil(s => (s.Faults() & Core.Limits.Faults.Overcurrent) != 0, System.TimeSpan.FromSeconds(60));

        if (!trips) Assert.Equal((-1, ChargerState.C), (trippedMs, sim.Charger.State));
        else Assert.InRange(trippedMs, 12_000, 12_010);
    }

    [Fact]
    public void Given_a_vehicle_that_follows_in_the_last_moment_When_the_offer_falls_again_and_again_Then_it_is_not_held_against_it()
    {
        var sim = Metered(new VehicleOptions { DeadTimeMs = 4900 }).Charging().RunSeconds(30);
        for (var i = 0; i < 20; i++)
        {
            sim.Send(CommandKind.SetOverride, i % 2 == 0 ? 60 : 160);
            sim.RunSeconds(3 + i);
        }

        Assert.Equal((ChargerState.C, 0), (sim.Charger.State, sim.Faults()));
    }

    [Theory]
    [InlineData(54, 160)]
    [InlineData(55, 160)]
    [InlineData(56, 150)]
    [InlineData(60, 110)]
    [InlineData(64, 70)]
    [InlineData(65, 60)]
    public void Given_H7_MAX_TEMP_65_When_it_gets_warm_Then_the_current_falls_from_10_degrees_below_on_down_to_MIN(int temperatureC, int offeredDa)
    {
        var sim = Rig.Normal().Settled();
        sim.Plant.TemperatureC = temperatureC;
        sim.RunSeconds(10);

        Assert.Equal((ChargerState.C, offeredDa), (sim.Charger.State, sim.Outputs.OfferedDa));
        Assert.Equal(offeredDa == 160 ? "charging" : "limit_temperature", sim.Reason());
    }

    private static SimulatedCharger Metered(VehicleOptions vehicle, int meterMs = 1000)
    {
        var sim = Rig.Normal("EVMeter=API");
        sim.Plant.UseVehicle(vehicle);
        sim.AfterStep = s =>
        {
            if (s.NowMs % meterMs == 0) s.FeedEvMeter();
        };
        return sim.RunSeconds(5);
    }
}
