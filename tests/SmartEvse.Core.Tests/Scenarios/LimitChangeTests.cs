using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>A limit that no longer applies is gone, and the one that is left decides. A limit that begins to apply does so at once.</summary>
public sealed class LimitChangeTests
{
    [Fact]
    public void Given_Smart_limited_by_MAINS_When_MODE_becomes_Normal_Then_MAX_alone_counts()
    {
        var sim = Rig.Smart();
        sim.Plant.House.Set(150, 50, 50);
        sim.Settled();
        Assert.InRange(sim.Outputs.OfferedDa, 90, 100);
        sim.Send(CommandKind.SetMode, ChargeMode.Normal);
        sim.RunSeconds(6);

        Assert.Equal((160, "charging"), (sim.Outputs.OfferedDa, sim.Reason()));
    }

    [Fact]
    public void Given_Normal_at_16_A_When_MODE_becomes_Smart_with_just_that_room_Then_the_offer_stays()
    {
        var sim = Rig.Smart("Mode=Normal");
        sim.Plant.House.Set(85, 0, 0);
        sim.Settled();
        sim.Send(CommandKind.SetMode, ChargeMode.Smart);
        sim.AfterStep = s => Assert.InRange(s.Outputs.OfferedDa, 158, 160);
        sim.RunSeconds(20);

        Assert.Equal(1, sim.Plant.ContactorCycles);
    }

    [Theory]
    [InlineData(ChargeMode.Normal)]
    [InlineData(ChargeMode.Smart)]
    public void Given_charging_at_16_A_When_MODE_becomes_Solar_with_sun_for_all_of_it_Then_the_offer_stays(int from)
    {
        var sim = Rig.Smart();
        sim.Plant.House.Set(0, 0, 0);
        sim.Plant.Sun.SumMa = 52_000;
        sim.Settled().RunSeconds(60);
        sim.Send(CommandKind.SetMode, from);
        sim.RunSeconds(5);
        sim.Send(CommandKind.SetMode, ChargeMode.Solar);
        sim.AfterStep = s => Assert.Equal(160, s.Outputs.OfferedDa);

        sim.RunSeconds(20);
    }

    [Fact]
    public void Given_CAPACITY_that_has_limited_When_the_other_phases_are_free_again_Then_MAINS_decides_and_nothing_of_it_is_left()
    {
        var sim = Rig.Smart("MaxSumMains=40");
        sim.Plant.House.Set(60, 60, 60);
        sim.Settled();
        Assert.Equal("limit_capacity", sim.Reason());
        Assert.InRange(sim.Outputs.OfferedDa, 65, 74);
        sim.Plant.House.Set(150, -150, -150);
        sim.RunSeconds(30);

        Assert.Equal("limit_mains", sim.Reason());
        Assert.InRange(sim.Outputs.OfferedDa, 95, 100);
    }

    [Fact]
    public void Given_CIRCUIT_that_has_limited_When_the_sub_panel_is_free_again_Then_nothing_of_it_is_left()
    {
        var (sim, washer) = SubPanel(mainsMs: 2000);
        washer[0] = 90;
        sim.Plant.House.Set(140, 50, 50);
        sim.RunSeconds(30);
        Assert.Equal("limit_circuit", sim.Reason());
        Assert.InRange(sim.Outputs.OfferedDa, 60, 70);
        washer[0] = 0;
        sim.Plant.House.Set(500, 0, 0);
        sim.RunSeconds(30);

        Assert.Equal((0, "limit_mains"), (sim.Faults(), sim.Reason()));
        Assert.InRange(sim.Outputs.OfferedDa, 120, 130);
    }

    [Fact]
    public void Given_a_mains_feed_every_10_s_When_the_sub_panel_is_overloaded_in_between_Then_its_own_sample_lowers_the_offer()
    {
        var (sim, washer) = SubPanel(mainsMs: 10_000);
        sim.RunUntil(s => s.NowMs % 10_000 == 1000, System.TimeSpan.FromSeconds(20));
        Assert.InRange(sim.Outputs.OfferedDa, 150, 160);
        washer[0] = 80;

        Assert.InRange(sim.RunUntil(s => s.Outputs.OfferedDa <= 80, System.TimeSpan.FromSeconds(10)), 10, 1010);
        Assert.InRange(sim.Outputs.OfferedDa, 60, 80);
        Assert.Equal((ChargerState.C, "limit_circuit"), (sim.Charger.State, sim.Reason()));
    }

    [Fact]
    public void Given_no_circuit_meter_When_CIRCUIT_is_less_than_MAX_in_Smart_Then_it_does_not_count()
    {
        var sim = Rig.Smart("MaxMains=63, MaxCurrent=32, MaxCircuit=16");
        sim.Plant.UseVehicle(new VehicleOptions { MaxDa = 320 });

        Assert.Equal(320, sim.Settled().RunSeconds(20).Outputs.OfferedDa);
    }

    [Fact]
    public void Given_a_warm_charger_When_it_has_cooled_down_Then_all_of_the_current_is_back()
    {
        var sim = Rig.Normal().Settled();
        sim.Plant.TemperatureC = 60;
        sim.RunSeconds(10);
        Assert.Equal(110, sim.Outputs.OfferedDa);
        sim.Plant.TemperatureC = 55;
        sim.RunSeconds(10);

        Assert.Equal((160, "charging"), (sim.Outputs.OfferedDa, sim.Reason()));
    }

    [Fact]
    public void Given_a_13_A_cable_in_a_socket_When_CONFIG_becomes_Fixed_Then_its_coding_does_not_count_any_more()
    {
        var sim = new SimulatedCharger(Values.Of("Config=Socket, MaxCurrent=16"));
        sim.Plant.UseVehicle(new VehicleOptions { CableA = 13 });
        sim.Charging().RunSeconds(10);
        Assert.Equal(130, sim.Outputs.OfferedDa);
        sim.Charger.IsUnlocked = true;
        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetNumber, 1, row: SettingId.Config));
        sim.RunSeconds(10);

        Assert.Equal((160, "charging"), (sim.Outputs.OfferedDa, sim.Reason()));
    }

    [Fact]
    public void Given_a_socket_and_a_mains_feed_every_10_s_When_a_vehicle_is_plugged_in_Then_it_need_not_wait_for_the_next_value()
    {
        var sim = Rig.Smart("Config=Socket");
        sim.FeedMs = 10_000;
        sim.RunUntil(11_000);
        sim.Plant.Plug();

        Assert.InRange(sim.MsUntil(ChargerState.B, 5), 0, 400);
        Assert.Equal(160, sim.Outputs.OfferedDa);
    }

    [Fact]
    public void Given_the_very_first_mains_value_When_it_comes_Then_it_limits_already()
    {
        var sim = Rig.Smart();
        sim.FeedMs = 0;
        sim.RunSeconds(6);
        sim.FeedMains(160, 50, 50);
        sim.Plant.Plug();
        sim.MsUntil(ChargerState.B, 5);

        Assert.Equal(90, sim.Outputs.OfferedDa);
    }

    [Theory]
    [InlineData("Normal")]
    [InlineData("Smart")]
    public void Given_MIN_above_what_the_relay_leaves_When_a_vehicle_waits_Then_there_is_no_power_until_it_closes_and_a_minute_more(string mode)
    {
        var sim = Rig.Smart($"Mode={mode}, Switch=Grid Relay, MinCurrent=10");
        sim.RunSeconds(6);
        sim.Plant.Plug();
        sim.RunSeconds(10);
        Assert.Equal((ChargerState.B1, Faults.NoPower, "limit_grid_relay"), (sim.Charger.State, sim.Faults(), sim.Reason()));
        sim.Plant.SwitchClosed = true;
        Assert.InRange(sim.RunUntil(s => s.Faults() == 0, System.TimeSpan.FromSeconds(1)), 100, 200);

        Assert.InRange(sim.MsUntil(ChargerState.B, 90), 59_000, 60_100);
    }

    [Fact]
    public void Given_an_override_that_is_lowered_and_raised_When_it_is_raised_twice_in_5_s_Then_the_second_raise_waits()
    {
        var sim = Rig.Normal().Settled();
        sim.Send(CommandKind.SetOverride, 60);
        sim.RunSeconds(20);
        sim.Send(CommandKind.SetOverride, 100);
        Assert.Equal(100, sim.Outputs.OfferedDa);
        sim.RunSeconds(1);
        sim.Send(CommandKind.SetOverride, 60);
        Assert.Equal(60, sim.Outputs.OfferedDa);
        sim.RunSeconds(1);
        sim.Send(CommandKind.SetOverride, 160);
        Assert.Equal(60, sim.Outputs.OfferedDa);

        Assert.Equal(5000 - 2020, sim.RunUntil(s => s.Outputs.OfferedDa == 160, System.TimeSpan.FromSeconds(10)));
    }

    // A washer and the charger behind one feeder of 16 A with the EV meter in it, which speaks every second.
    private static (SimulatedCharger Sim, int[] Washer) SubPanel(int mainsMs)
    {
        var washer = new int[1];
        var sim = Rig.Smart("MaxMains=63, MaxCurrent=32, EVMeter=API, MaxCircuit=16");
        sim.FeedMs = mainsMs;
        sim.Plant.UseVehicle(new VehicleOptions { MaxDa = 320 });
        sim.AfterStep = s =>
        {
            if (s.NowMs % 1000 == 0) s.Charger.EvFeed.Put([s.Plant.EvDa[0] + washer[0], s.Plant.EvDa[1], s.Plant.EvDa[2], -1, -1], 5);
        };
        return (sim.Settled().RunSeconds(40), washer);
    }
}
