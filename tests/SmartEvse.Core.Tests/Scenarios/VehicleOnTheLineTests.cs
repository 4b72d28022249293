using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>What belongs to the vehicle on the cable comes and goes with it; and how it follows an offer is learned from the meters.</summary>
public sealed class VehicleOnTheLineTests
{
    private const string Ours = "00:11:22:33:44:55";

    [Fact]
    public void Given_a_required_EVCCID_When_the_vehicle_names_itself_wrongly_Then_it_is_refused_at_once_and_without_a_name_after_60_s()
    {
        var values = Values.Of("Config=Fixed");
        values.SetText(SettingId.RequiredEVCCID, Ours);
        var sim = new SimulatedCharger(values).RunSeconds(100);
        Assert.Equal(("", "no_vehicle"), (sim.View.EvccId, sim.Reason()));
        sim.Plant.Plug();
        sim.RunUntil(s => s.View[ViewField.Plugged] == 1, System.TimeSpan.FromSeconds(1));
        sim.RunSeconds(59.99);
        Assert.Equal("needs_authorisation", sim.Reason());
        sim.Step();
        Assert.Equal("wrong_vehicle", sim.Reason());

        sim.Plant.Unplug();
        sim.RunSeconds(1);
        sim.Plant.Plug();
        sim.RunSeconds(1);
        Assert.Equal(("", "needs_authorisation"), (sim.View.EvccId, sim.Reason()));
        sim.Send(CommandKind.SetEvccId, text: "00:11:22:33:44:56");
        sim.Step();
        Assert.Equal("wrong_vehicle", sim.Reason());
        sim.Plant.Unplug();
        sim.RunSeconds(1);
        Assert.Equal("", sim.View.EvccId);
    }

    [Fact]
    public void Given_a_duty_from_the_bench_When_nobody_is_plugged_in_Then_it_holds_and_ends_when_a_vehicle_is_pulled()
    {
        var sim = Rig.Normal().RunSeconds(1);
        sim.Charger.IsUnlocked = true;
        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetPilotOverride, 200));
        sim.RunSeconds(5);
        Assert.Equal(200, sim.View[ViewField.PilotOverride]);
        sim.Plant.Vehicle.WantsEnergy = false;
        sim.Plant.Plug();
        sim.MsUntil(ChargerState.B, 5);
        Assert.Equal(200, sim.View[ViewField.PilotOverride]);
        sim.Plant.Unplug();
        sim.MsUntil(ChargerState.A, 5);

        Assert.Equal(BenchOverride.Off, sim.View[ViewField.PilotOverride]);
    }

    [Fact]
    public void Given_a_duty_from_the_bench_When_10_minutes_have_gone_by_Then_it_ends_to_the_step()
    {
        var sim = Rig.Normal().RunSeconds(1);
        sim.Charger.IsUnlocked = true;
        sim.Send(CommandKind.SetPilotOverride, 200);

        Assert.Equal(600_000, sim.RunUntil(s => s.View[ViewField.PilotOverride] == BenchOverride.Off, System.TimeSpan.FromMinutes(11)));
    }

    [Fact]
    public void Given_a_readable_cable_in_a_socket_When_the_vehicle_does_not_ask_Then_the_reason_is_the_vehicle()
    {
        var sim = new SimulatedCharger(Values.Of("Config=Socket, MaxCurrent=16"));
        sim.Plant.Vehicle.WantsEnergy = false;
        sim.Plant.Plug();
        sim.RunSeconds(10);

        Assert.Equal((ChargerState.B, "vehicle_not_asking"), (sim.Charger.State, sim.Reason()));
    }

    [Fact]
    public void Given_a_cable_without_a_coding_on_a_fixed_charger_When_the_vehicle_does_not_ask_Then_the_cable_is_no_reason()
    {
        var sim = Rig.Normal();
        sim.Plant.UseVehicle(new VehicleOptions { CableA = 0 });
        sim.Plant.Vehicle.WantsEnergy = false;
        sim.Plant.Plug();
        sim.RunSeconds(10);

        Assert.Equal((ChargerState.B, "vehicle_not_asking"), (sim.Charger.State, sim.Reason()));
    }

    [Fact]
    public void Given_an_EV_meter_that_sees_half_of_the_offer_When_the_house_takes_too_much_Then_the_first_sample_asks_for_what_is_needed()
    {
        var sim = Rig.Smart("EVMeter=API");
        sim.FeedEv = true;
        sim.Plant.UseVehicle(new VehicleOptions { MaxDa = 80 });
        sim.Plant.House.Set(60, 0, 0);
        sim.Settled().RunSeconds(20);
        Assert.Equal(160, sim.Outputs.OfferedDa);
        sim.Plant.House.Set(180, 0, 0);
        sim.RunUntil(s => s.Outputs.OfferedDa < 160, System.TimeSpan.FromSeconds(5));

        Assert.Equal(70, sim.Outputs.OfferedDa);
    }

    [Fact]
    public void Given_a_vehicle_that_has_only_just_begun_When_the_house_lets_go_Then_the_offer_waits_until_the_vehicle_has_had_its_5_s()
    {
        var sim = Rig.Smart();
        sim.Plant.House.Set(150, 50, 50);
        sim.RunSeconds(6);
        // It has been offered that for 20 s: that says nothing of what it takes.
        sim.Plant.Vehicle.WantsEnergy = false;
        sim.Plant.Plug();
        sim.MsUntil(ChargerState.B, 5);
        sim.RunSeconds(20);
        sim.Plant.Vehicle.WantsEnergy = true;
        sim.Charging().RunSeconds(0.5);
        Assert.Equal(100, sim.Outputs.OfferedDa);
        sim.Plant.House.Set(50, 50, 50);
        sim.AfterStep = s => Assert.InRange(s.Outputs.OfferedDa, 95, 100);
        sim.RunSeconds(4.5);
        sim.AfterStep = null;

        Assert.InRange(sim.RunUntil(s => s.Outputs.OfferedDa > 100, System.TimeSpan.FromSeconds(20)), 10, 15_000);
    }

    [Fact]
    public void Given_a_vehicle_that_takes_8_s_to_follow_When_the_house_takes_3_A_too_much_a_second_time_Then_it_is_lowered_once()
    {
        var sim = Rig.Smart();
        sim.Plant.UseVehicle(new VehicleOptions { DeadTimeMs = 8000 });
        sim.Settled().RunSeconds(30);
        for (var surge = 1; surge <= 2; surge++)
        {
            Assert.Equal(160, sim.Outputs.OfferedDa);
            sim.Plant.House.Set(120, 50, 50);
            var least = 160;
            sim.AfterStep = s => least = System.Math.Min(least, s.Outputs.OfferedDa);
            sim.RunSeconds(60);
            sim.AfterStep = null;
            if (surge == 2) Assert.InRange(least, 125, 131);
            sim.Plant.House.Set(50, 50, 50);
            sim.RunSeconds(60);
        }
    }

    [Fact]
    public void Given_CIRCUIT_below_MAX_and_no_circuit_meter_When_a_vehicle_is_plugged_in_Then_the_first_offer_is_MAX_already()
    {
        var sim = Rig.Smart("MaxMains=63, MaxCurrent=32, MaxCircuit=16").RunSeconds(6);
        sim.Plant.Plug();
        sim.MsUntil(ChargerState.B, 5);

        Assert.Equal(320, sim.Outputs.OfferedDa);
    }

    [Fact]
    public void Given_an_offer_that_has_just_been_raised_When_MODE_becomes_Solar_with_sun_for_all_of_it_Then_it_stays()
    {
        var sim = Rig.Normal("MainsMeter=API");
        sim.FeedMs = 2000;
        sim.Plant.House.Set(0, 0, 0);
        sim.Plant.Sun.SumMa = 60_000;
        sim.Settled();
        sim.Send(CommandKind.SetOverride, 80);
        sim.RunSeconds(60);
        sim.Send(CommandKind.SetOverride, 0);
        Assert.Equal(160, sim.Outputs.OfferedDa);
        sim.RunSeconds(1);
        sim.Send(CommandKind.SetMode, ChargeMode.Solar);
        sim.AfterStep = s => Assert.Equal(160, s.Outputs.OfferedDa);

        sim.RunSeconds(20);
    }

    [Fact]
    public void Given_a_13_A_cable_on_one_phase_When_the_sun_carries_three_phases_of_MIN_Then_what_the_cable_cannot_take_is_not_waited_for()
    {
        var sim = new SimulatedCharger(Values.Of("Config=Socket, MaxCurrent=32, MainsMeter=API, Mode=Solar, EnableC2=Auto")) { FeedMs = 2000 };
        sim.Plant.UseVehicle(new VehicleOptions { CableA = 13, MaxDa = 320 });
        sim.Plant.House.Set(0, 0, 0);
        sim.Plant.Sun.SumMa = 12_000;
        sim.RunSeconds(6).Charging().RunSeconds(310);
        Assert.Equal(1, sim.View[ViewField.Phases]);
        sim.Plant.Sun.SumMa = 26_000;

        Assert.InRange(sim.MsUntil(ChargerState.C1, 200), 85_000, 110_000);
    }
}
