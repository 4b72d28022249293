using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Pilot;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>MODE Normal: a vehicle charges at MAX, whatever any meter says.</summary>
public sealed class NormalSessionTests
{
    [Fact]
    public void Given_a_factory_new_device_without_network_or_meter_When_a_vehicle_is_plugged_in_Then_it_charges_within_seconds()
    {
        var sim = new SimulatedCharger(new SettingsValues());
        sim.RunSeconds(3);
        sim.Plant.Plug();

        Assert.InRange(sim.MsUntil(ChargerState.C, 10), 0, 5000);
        Assert.Equal(130, sim.Outputs.OfferedDa);
        sim.RunSeconds(10);
        Assert.All(sim.Plant.EvDa, da => Assert.InRange(da, 125, 130));
        Assert.Equal("charging", sim.Reason());
    }

    [Fact]
    public void Given_T1_When_a_vehicle_is_plugged_in_and_pulled_Then_offer_contactor_and_times_are_within_their_bounds()
    {
        var sim = Rig.Normal().RunSeconds(6);
        Assert.Equal(ChargerState.A, sim.Charger.State);
        Assert.Equal(PilotDuty.Steady, sim.Outputs.DutyPermille);
        sim.Plant.Plug();

        Assert.InRange(sim.MsUntil(ChargerState.B, 1), 0, 100);
        Assert.False(sim.Outputs.Contactor1);
        Assert.Equal(272, sim.Outputs.DutyPermille * 1024 / 1000);
        Assert.InRange(sim.MsUntil(ChargerState.C, 5), 2000, 3000);
        Assert.True(sim.Outputs.Contactor1);
        sim.RunSeconds(10);
        Assert.InRange(sim.Plant.EvDa[0], 155, 160);

        sim.Plant.Unplug();
        Assert.InRange(sim.MsUntilOpen(1), 0, 60);
        Assert.Equal(ChargerState.A, sim.Charger.State);
        Assert.Equal(PilotDuty.Steady, sim.Outputs.DutyPermille);
        Assert.Equal(0, sim.Charger.Violations);
    }

    [Theory]
    [InlineData("MaxCurrent=6", 60)]
    [InlineData("MaxCurrent=10", 100)]
    [InlineData("MaxCurrent=32", 320)]
    [InlineData("MaxCurrent=80", 800)]
    [InlineData("MaxCurrent=16, MaxMains=10, MainsMeter=API", 160)]
    [InlineData("MaxCurrent=16, MaxCircuit=10, EVMeter=API", 160)]
    [InlineData("MaxCurrent=16, MaxSumMains=10, MainsMeter=API", 160)]
    public void Given_Normal_with_a_fixed_cable_When_a_vehicle_charges_Then_MAX_alone_sets_the_current(string settings, int offeredDa)
    {
        var sim = new SimulatedCharger(Values.Of("Config=Fixed, " + settings)) { FeedMs = 1000, FeedEv = true };
        sim.Plant.House.Set(300, 300, 300);
        sim.Plant.UseVehicle(new VehicleOptions { CableA = 0 });

        sim.Charging().RunSeconds(20);

        Assert.Equal(ChargerState.C, sim.Charger.State);
        Assert.Equal(offeredDa, sim.Outputs.OfferedDa);
    }

    [Theory]
    [InlineData(13, 32, 130)]
    [InlineData(16, 32, 160)]
    [InlineData(32, 32, 320)]
    [InlineData(63, 32, 320)]
    [InlineData(32, 63, 320)]
    [InlineData(63, 63, 630)]
    public void Given_a_socket_When_cables_are_plugged_in_Then_the_offer_is_never_above_their_coding(int cableA, int maxA, int offeredDa)
    {
        var sim = new SimulatedCharger(Values.Of("Config=Socket, MaxCurrent=" + maxA));
        sim.Plant.UseVehicle(new VehicleOptions { CableA = cableA, MaxDa = 630 });
        sim.AfterStep = s => Assert.InRange(s.Outputs.OfferedDa, 0, offeredDa);

        sim.Charging().RunSeconds(5);

        Assert.Equal(offeredDa, sim.Outputs.OfferedDa);
        Assert.Equal(cableA, sim.View[ViewField.CableLimitA]);
        Assert.Equal(cableA < maxA ? "limit_cable" : "charging", sim.Reason());
    }

    [Theory]
    [InlineData(10)]
    [InlineData(50)]
    public void Given_a_socket_When_the_cable_is_exchanged_while_the_pilot_line_is_disconnected_Then_the_offer_is_never_above_the_new_one(int stepMs)
    {
        var sim = Rig.Normal("Config=Socket, MaxCurrent=63, MainsMeter=API, MaxMains=80", stepMs);
        sim.FeedMs = 1000;
        sim.Plant.UseVehicle(new VehicleOptions { CableA = 63, MaxDa = 630 });
        sim.Settled();
        sim.Plant.TemperatureC = 90;
        sim.MsUntil(ChargerState.B1, 20);
        sim.Plant.TemperatureC = 20;
        sim.Plant.UseVehicle(new VehicleOptions { CableA = 13, MaxDa = 630 });
        sim.Plant.Plug();

        // Who chooses a mode ends the wait, so that the vehicle is offered current as soon as the line is back: before five new readings of the cable.
        sim.RunSeconds(1);
        sim.Send(CommandKind.SetMode, ChargeMode.Smart);
        sim.Send(CommandKind.SetMode, ChargeMode.Normal);
        Assert.False(sim.Outputs.PilotConnected);
        sim.AfterStep = s => Assert.InRange(s.Outputs.OfferedDa, 0, 130);

        Assert.InRange(sim.MsUntil(ChargerState.C, 60), 0, 60_000);
    }

    [Fact]
    public void Given_a_socket_When_the_cable_is_exchanged_Then_the_new_one_counts()
    {
        var sim = new SimulatedCharger(Values.Of("Config=Socket, MaxCurrent=32"));
        sim.Plant.UseVehicle(new VehicleOptions { CableA = 32 });
        sim.Charging();
        sim.Plant.UseVehicle(new VehicleOptions { CableA = 13 });
        sim.RunSeconds(1);
        sim.AfterStep = s => Assert.InRange(s.Outputs.OfferedDa, 0, 130);

        sim.Charging();

        Assert.Equal(130, sim.Outputs.OfferedDa);
    }

    [Fact]
    public void Given_a_socket_and_a_cable_without_a_legal_coding_When_it_is_plugged_in_Then_nothing_charges_and_the_reason_says_so()
    {
        var sim = new SimulatedCharger(new SettingsValues());
        sim.Plant.UseVehicle(new VehicleOptions { CableA = 0 });
        sim.Plant.Plug();
        sim.AfterStep = s => Assert.Equal((0, false), (s.Outputs.OfferedDa, s.Outputs.Contactor1));

        sim.RunSeconds(60);

        Assert.Equal("limit_cable", sim.Reason());
        Assert.Equal(ChargerState.B1, sim.Charger.State);
    }

    [Fact]
    public void Given_T6_a_vehicle_that_sleeps_When_30_s_have_gone_by_Then_it_gets_one_wake_up_pulse_of_3_s()
    {
        var sim = Rig.Normal();
        sim.Plant.Vehicle.WantsEnergy = false;
        sim.Plant.Plug();
        sim.MsUntil(ChargerState.B, 6);

        Assert.InRange(sim.MsUntil(ChargerState.Activate, 60), 29_900, 30_100);
        Assert.Equal(PilotDuty.Low, sim.Outputs.DutyPermille);
        Assert.False(sim.Outputs.Contactor1);
        Assert.InRange(sim.MsUntil(ChargerState.B, 10), 2900, 3100);
        Assert.Equal(160, sim.Outputs.OfferedDa);
        Assert.Equal(-1, sim.MsUntil(ChargerState.Activate, 600));
        Assert.Equal("vehicle_not_asking", sim.Reason());
    }

    [Fact]
    public void Given_a_vehicle_that_is_full_When_it_stops_by_itself_Then_the_contactor_opens_at_once_and_it_is_left_to_sleep()
    {
        var sim = Rig.Normal().Settled();
        sim.Plant.Vehicle.WantsEnergy = false;

        Assert.InRange(sim.MsUntil(ChargerState.B, 5), 0, 60);
        Assert.False(sim.Outputs.Contactor1);
        Assert.Equal(-1, sim.MsUntil(ChargerState.Activate, 120));
    }

    [Fact]
    public void Given_a_vehicle_that_paused_by_itself_When_it_asks_again_Then_the_contactor_has_rested_for_2_s()
    {
        var sim = Rig.Normal().Settled();
        sim.Plant.Vehicle.WantsEnergy = false;
        sim.MsUntilOpen(5);
        sim.Plant.Vehicle.WantsEnergy = true;

        Assert.InRange(sim.MsUntil(ChargerState.C, 10), StateMachine.ContactorRestMs, StateMachine.ContactorRestMs + 100);
        sim.Step();
        Assert.Equal(2, sim.Plant.ContactorCycles);
    }

    [Fact]
    public void Given_a_vehicle_that_pulls_the_wake_up_out_When_it_is_gone_during_the_pulse_Then_that_is_noticed_after_it()
    {
        var sim = Rig.Normal();
        sim.Plant.Vehicle.WantsEnergy = false;
        sim.Plant.Plug();
        sim.MsUntil(ChargerState.Activate, 40);
        sim.Plant.Unplug();

        Assert.InRange(sim.MsUntil(ChargerState.A, 5), 2000, 3100);
        Assert.Equal("no_vehicle", sim.Reason());
    }
}
