using System.Linq;
using FsCheck.Fluent;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>MODE Smart in the closed loop: house, mains meter, charger, vehicle.</summary>
public sealed class SmartSessionTests
{
    [Fact]
    public void Given_F10_Smart_When_the_house_takes_more_step_by_step_Then_house_and_vehicle_stay_below_MAINS_after_settling()
    {
        var sim = Rig.Smart().Settled();
        Assert.Equal(160, sim.Outputs.OfferedDa);
        foreach (var houseDa in (int[])[0, 50, 100, 150, 180, 120, 60, 0])
        {
            sim.Plant.House.Set(houseDa, houseDa, houseDa);
            sim.RunSeconds(40);
            Assert.Equal(ChargerState.C, sim.Charger.State);
            Assert.InRange(sim.Plant.MainsDa.Max(), 0, 250);
            Assert.InRange(sim.Outputs.OfferedDa, 60, 160);
        }

        Assert.InRange(sim.Outputs.OfferedDa, 155, 160);
        Assert.Equal(0, sim.Charger.Violations);
    }

    [Fact]
    public void Given_any_house_load_that_leaves_room_for_MIN_When_it_has_settled_Then_no_phase_is_above_MAINS_and_the_room_is_used()
        => Law.Holds(Gen.Choose(-100, 180).ArrayOf(3), 25, house =>
        {
            var sim = Rig.Smart().Settled();
            sim.Plant.House.Set(house[0], house[1], house[2]);
            sim.RunSeconds(60);
            var sound = true;
            sim.AfterStep = s => sound &= s.Plant.MainsDa.Max() <= 250 && s.Charger.State == ChargerState.C;
            sim.RunSeconds(20);
            var room = System.Math.Min(160, 250 - house.Max());
            return sound && sim.Outputs.OfferedDa >= room - 8 && sim.Charger.Violations == 0;
        });

    [Fact]
    public void Given_T4_charging_When_the_house_takes_23_A_Then_the_first_sample_stops_it_and_it_restarts_60_s_after_there_is_room()
    {
        var sim = Rig.Smart().Settled();
        sim.Plant.House.Set(230, 50, 50);

        Assert.InRange(sim.MsUntil(ChargerState.C1, 10), 0, 2010);
        Assert.Equal(Faults.NoPower, sim.Faults());
        Assert.InRange(sim.MsUntilOpen(10), 0, 7000);
        sim.RunSeconds(60);
        Assert.Equal("waiting_power", sim.Reason());

        sim.Plant.House.Set(50, 50, 50);
        Assert.InRange(sim.RunUntil(s => s.Faults() == 0, System.TimeSpan.FromSeconds(5)), 0, 2010);
        Assert.InRange(sim.MsUntil(ChargerState.B, 90), 59_000, 60_100);
        Assert.InRange(sim.MsUntil(ChargerState.C, 10), 0, 5000);
    }

    [Fact]
    public void Given_T5_charging_When_more_than_twice_MAINS_flows_Then_the_first_sample_stops_it()
    {
        var sim = Rig.Smart().Settled();
        sim.Plant.House.Set(520, 50, 50);

        Assert.InRange(sim.MsUntil(ChargerState.C1, 10), 0, 2010);
        Assert.InRange(sim.MsUntilOpen(10), 0, 7000);
    }

    [Fact]
    public void Given_a_slow_feed_of_10_s_When_not_even_MIN_fits_Then_the_sample_that_says_so_stops_it()
    {
        var sim = Rig.Smart();
        sim.FeedMs = 10_000;
        sim.Settled();
        sim.FeedMs = 0;
        sim.FeedMains(400, 50, 50);
        sim.Step();

        Assert.Equal(ChargerState.C1, sim.Charger.State);
    }

    [Fact]
    public void Given_T12_a_house_at_22_A_When_a_vehicle_is_plugged_in_Then_it_is_not_admitted_before_60_s_of_room()
    {
        var sim = Rig.Smart();
        sim.Plant.House.Set(220, 50, 50);
        sim.RunSeconds(3);
        sim.Plant.Plug();
        sim.AfterStep = s => Assert.Equal((0, false), (s.Outputs.OfferedDa, s.Outputs.Contactor1));
        sim.RunSeconds(6);
        Assert.Equal((ChargerState.B1, "waiting_power"), (sim.Charger.State, sim.Reason()));
        sim.Plant.House.Set(50, 50, 50);
        sim.RunSeconds(59);
        sim.AfterStep = null;

        Assert.InRange(sim.MsUntil(ChargerState.C, 20), 0, 10_000);
    }

    [Fact]
    public void Given_a_start_without_a_sample_When_a_vehicle_is_plugged_in_Then_nothing_is_offered_until_the_first_one()
    {
        var sim = Rig.Smart();
        sim.FeedMs = 0;
        sim.Plant.Plug();
        sim.AfterStep = s => Assert.Equal((0, false), (s.Outputs.OfferedDa, s.Outputs.Contactor1));
        sim.RunSeconds(9);
        Assert.Equal("no_feed", sim.Reason());
        sim.AfterStep = null;
        sim.FeedMs = 2000;

        Assert.InRange(sim.MsUntil(ChargerState.C, 30), 0, 10_000);
    }

    [Theory]
    [InlineData("Smart")]
    [InlineData("Solar")]
    public void Given_no_mains_meter_When_MODE_regulates_all_the_same_Then_nothing_charges_and_the_reason_says_so(string mode)
    {
        var sim = new SimulatedCharger(Values.Of("Config=Fixed, Mode=" + mode));
        sim.Plant.Plug();
        sim.AfterStep = s => Assert.Equal((0, false), (s.Outputs.OfferedDa, s.Outputs.Contactor1));

        sim.RunSeconds(120);

        Assert.Equal("no_meter", sim.Reason());
    }

    [Theory]
    [InlineData(6)]
    [InlineData(10)]
    [InlineData(16)]
    public void Given_MIN_When_the_room_changes_all_the_time_Then_the_offer_is_0_or_at_least_MIN(int minA)
    {
        var sim = Rig.Smart("MinCurrent=" + minA).Charging();
        sim.AfterStep = s => Assert.True(s.Outputs.OfferedDa == 0 || s.Outputs.OfferedDa >= minA * 10, s.Outputs.OfferedDa + " dA");
        for (var i = 0; i < 60; i++)
        {
            sim.Plant.House.Set(40 + (i * 37 % 230), 50, 50);
            sim.RunSeconds(5);
        }
    }

    [Fact]
    public void Given_A11_factory_new_When_the_owner_goes_on_to_Smart_with_a_feed_Then_a_second_session_follows_the_mains()
    {
        var sim = new SimulatedCharger(new SettingsValues());
        sim.Charging().RunSeconds(10);
        sim.Plant.Unplug();
        sim.RunSeconds(2);
        sim.Charger.IsUnlocked = true;
        Assert.Equal(Refusal.RuleModeNeedsMeter, sim.Send(CommandKind.SetMode, ChargeMode.Smart));
        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetNumber, 9, row: SettingId.MainsMeter));
        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetMode, ChargeMode.Smart));
        sim.FeedMs = 2000;
        sim.Plant.House.Set(150, 0, 0);

        sim.Charging().RunSeconds(30);

        Assert.Equal("limit_mains", sim.Reason());
        Assert.InRange(sim.Outputs.OfferedDa, 90, 100);
    }

    [Fact]
    public void Given_no_room_for_MIN_When_MODE_is_written_again_and_again_Then_that_keeps_no_contactor_closed()
    {
        var sim = Rig.Smart().Settled();
        sim.Plant.House.Set(230, 50, 50);
        sim.MsUntil(ChargerState.C1, 10);
        var openMs = -1L;
        for (var i = 0; i < 70; i++)
        {
            sim.Send(CommandKind.SetMode, ChargeMode.Smart);
            sim.RunSeconds(0.1);
            if (openMs < 0 && !sim.Outputs.Contactor1) openMs = sim.NowMs;
        }

        Assert.True(openMs > 0);
        Assert.False(sim.Outputs.Contactor1);
    }

    [Fact]
    public void Given_CAP_STOP_running_When_MODE_is_written_again_Then_the_countdown_goes_on()
    {
        var sim = Rig.Smart("MaxSumMains=40, MaxSumMainsTime=1").Settled();
        sim.Plant.House.Set(100, 100, 100);
        sim.RunUntil(s => s.View[ViewField.CapacityStopS] > 0, System.TimeSpan.FromSeconds(20));
        sim.RunSeconds(30);
        sim.Send(CommandKind.SetMode, ChargeMode.Smart);
        sim.RunSeconds(5);

        Assert.InRange(sim.View[ViewField.CapacityStopS], 20, 30);
    }

    // Found by seed 8753 of the worlds: the house rises again while the vehicle is still given credit for the lowering before.
    [Theory]
    [InlineData(1000, 1700)]
    [InlineData(2000, 4000)]
    [InlineData(5000, 500)]
    [InlineData(5000, 1700)]
    [InlineData(5000, 4000)]
    public void Given_a_lowered_offer_When_the_house_rises_again_behind_it_Then_the_overload_ends_a_sample_after_the_credit_is_over(int feedMs, int deadMs)
    {
        var sim = Rig.Smart("MaxMains=44, MaxCurrent=41");
        sim.FeedMs = feedMs;
        sim.Plant.UseVehicle(new VehicleOptions { MaxDa = 800, DeadTimeMs = deadMs });
        sim.Plant.House.Set(20, 50, 10);
        sim.Settled().RunSeconds(40);
        Assert.InRange(sim.Outputs.OfferedDa, 380, 390);

        sim.Plant.House.Set(20, 90, 10);
        var loweredMs = sim.RunUntil(s => s.Outputs.OfferedDa < 360, System.TimeSpan.FromSeconds(12));
        Assert.InRange(loweredMs, 0, 10_000);
        sim.RunSeconds(2.7);
        sim.Plant.House.Set(150, 90, 10);
        var (sinceMs, overMs) = (sim.NowMs, 0L);
        sim.AfterStep = s => overMs = s.Plant.MainsDa[0] > 446 ? s.NowMs - sinceMs : overMs;
        sim.RunSeconds(40);

        // 7 s: the dead time of a vehicle that is not known yet, and 2 s for the meter's way.
        Assert.InRange(overMs, 1, 7000 + feedMs + deadMs + 1000);
        Assert.Equal(ChargerState.C, sim.Charger.State);
    }

    // Found by seed 20026 of the worlds, a day long: a meter that speaks every 10 s makes every vehicle look as slow as that.
    [Theory]
    [InlineData(500)]
    [InlineData(1700)]
    [InlineData(4000)]
    public void Given_a_meter_that_speaks_every_10_s_When_the_house_rises_behind_a_lowered_offer_Then_the_next_sample_lowers_in_full(int deadMs)
    {
        var sim = Rig.Smart("MaxMains=44, MaxCurrent=41");
        sim.FeedMs = 10_000;
        sim.Plant.UseVehicle(new VehicleOptions { MaxDa = 800, DeadTimeMs = deadMs });
        sim.Plant.House.Set(20, 50, 10);
        sim.Settled().RunSeconds(120);
        sim.Plant.House.Set(20, 90, 10);
        sim.RunUntil(s => s.Outputs.OfferedDa < 360, System.TimeSpan.FromSeconds(12));
        sim.RunSeconds(60);

        // The way through a broker is not always as long: this sample comes a little earlier than the one that taught the vehicle's dead time.
        sim.FeedMs = 9900;
        sim.Plant.House.Set(20, 130, 10);
        sim.RunUntil(s => s.Outputs.OfferedDa < 320, System.TimeSpan.FromSeconds(12));
        sim.RunSeconds(5);
        sim.Plant.House.Set(170, 90, 10);
        var (sinceMs, overMs) = (sim.NowMs, 0L);
        sim.AfterStep = s => overMs = s.Plant.MainsDa[0] > 446 ? s.NowMs - sinceMs : overMs;
        sim.RunSeconds(40);

        Assert.InRange(overMs, 1, 10_000 + deadMs + 1000);
        Assert.Equal(ChargerState.C, sim.Charger.State);
    }
}
