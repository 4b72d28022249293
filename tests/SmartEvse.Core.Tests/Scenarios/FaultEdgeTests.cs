using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>Faults at their edges: the last value that is none, the first that is one, and what a person or an unplug makes of them.</summary>
public sealed class FaultEdgeTests
{
    [Theory]
    [InlineData(181, false)]
    [InlineData(182, true)]
    public void Given_an_offer_of_16_A_When_the_vehicle_takes_110_percent_and_half_an_ampere_from_the_start_Then_that_is_the_most(int takesDa, bool fault)
    {
        var sim = Metered(takesDa).Charging();

        Assert.Equal(fault, sim.RunUntil(s => s.Faults() == Faults.Overcurrent, System.TimeSpan.FromSeconds(20)) >= 0);
    }

    [Theory]
    [InlineData("never stopped")]
    [InlineData("the error is cleared by hand")]
    [InlineData("charging is paused and goes on")]
    public void Given_a_vehicle_that_takes_too_much_When_something_begins_anew_Then_its_7_s_do_as_well(string what)
    {
        var sim = Metered(250).Charging();
        sim.RunUntil(s => s.NowMs % 500 == 10, System.TimeSpan.FromSeconds(1));
        var fromMs = sim.NowMs;
        sim.RunSeconds(4);
        if (what == "the error is cleared by hand")
        {
            sim.Send(CommandKind.ClearError);
            fromMs = sim.NowMs;
        }
        else if (what == "charging is paused and goes on")
        {
            sim.Send(CommandKind.SetAccess, AccessStatus.Pause);
            sim.MsUntil(ChargerState.B1, 10);
            sim.Send(CommandKind.SetAccess, AccessStatus.Allow);
            sim.Charging().RunUntil(s => s.NowMs % 500 == 10, System.TimeSpan.FromSeconds(1));
            fromMs = sim.NowMs;
        }

        WaitForOvercurrent(sim);
        Assert.Equal(fromMs + 7000, sim.NowMs);
    }

    [Fact]
    public void Given_a_vehicle_that_takes_the_most_it_may_When_the_contactor_welds_Then_the_meter_is_still_trusted()
    {
        var welded = false;
        var sim = Rig.Normal("EVMeter=API");
        sim.AfterStep = s =>
        {
            var da = s.Outputs.Contactor1 || welded ? 181 : 0;
            if (s.NowMs % 500 == 0) s.Charger.EvFeed.Put([da, da, da, -1, -1], 5);
        };
        sim.RunSeconds(5).Charging().RunSeconds(60);
        welded = true;
        sim.Send(CommandKind.SetAccess, AccessStatus.Pause);
        sim.MsUntilOpen(10);
        sim.RunSeconds(5);

        Assert.Equal(Faults.Welded, sim.Faults());
    }

    [Fact]
    public void Given_a_vehicle_that_took_too_much_once_When_the_next_one_does_Then_it_is_its_first_time_and_charging_only_pauses()
    {
        var sim = Metered(250).Charging();
        WaitForOvercurrent(sim);
        sim.Plant.Unplug();
        sim.RunSeconds(2);
        Assert.Equal(0, sim.Faults());
        sim.Charging();
        WaitForOvercurrent(sim);

        Assert.InRange(sim.MsUntil(ChargerState.C, 120), 55_000, 90_000);
    }

    [Fact]
    public void Given_a_vehicle_that_took_too_much_once_When_a_person_clears_the_error_Then_the_next_time_is_a_first_time()
    {
        var sim = Metered(250).Charging();
        WaitForOvercurrent(sim);
        sim.RunSeconds(10);
        sim.Send(CommandKind.ClearError);
        sim.MsUntil(ChargerState.C, 120);
        WaitForOvercurrent(sim);

        Assert.InRange(sim.MsUntil(ChargerState.C, 120), 55_000, 90_000);
    }

    [Fact]
    public void Given_a_tripped_monitor_When_RCMON_is_switched_off_Then_there_is_nothing_that_could_have_tripped()
    {
        var sim = Rig.Normal("RCmon=Enabled").Settled();
        sim.Plant.RcmFault = true;
        sim.RunSeconds(1);
        Assert.Equal(Faults.RcmTripped, sim.Faults());
        sim.Charger.IsUnlocked = true;
        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetNumber, 0, row: SettingId.RCmon));
        sim.Step();

        Assert.Equal(0, sim.Faults());
    }

    [Fact]
    public void Given_a_circuit_meter_When_it_is_silent_for_20_s_Then_charging_in_Smart_stops_and_goes_on_with_its_next_value()
    {
        var silent = false;
        var sim = Rig.Smart("CircuitMeter=API");
        sim.AfterStep = s =>
        {
            if (!silent && s.NowMs % 1000 == 0) s.Charger.CircuitFeed.Put([s.Plant.EvDa[0], s.Plant.EvDa[1], s.Plant.EvDa[2]], 3);
        };
        sim.Settled().RunUntil(s => s.NowMs % 1000 == 0, System.TimeSpan.FromSeconds(2));
        silent = true;
        sim.Step();

        Assert.Equal(20_000, sim.RunUntil(s => s.Faults() != 0, System.TimeSpan.FromSeconds(30)));
        Assert.Equal((Faults.CircuitComm, ChargerState.C1), (sim.Faults(), sim.Charger.State));
        silent = false;
        Assert.InRange(sim.RunUntil(s => s.Faults() == 0, System.TimeSpan.FromSeconds(2)), 10, 1010);
    }

    [Fact]
    public void Given_settings_that_cannot_be_stored_When_a_vehicle_charges_Then_it_is_said_and_nothing_stops()
    {
        var sim = Rig.Normal().Settled();
        sim.Charger.ReportStorage(works: false);
        sim.RunSeconds(10);
        Assert.Equal((Faults.Flash, ChargerState.C, "charging"), (sim.Faults(), sim.Charger.State, sim.Reason()));
        sim.Charger.ReportStorage(works: true);
        sim.Step();

        Assert.Equal(0, sim.Faults());
    }

    [Theory]
    [InlineData(-41, Faults.TemperatureSensor)]
    [InlineData(-40, 0)]
    [InlineData(125, Faults.TemperatureHigh)]
    [InlineData(126, Faults.TemperatureSensor)]
    public void Given_a_temperature_at_the_end_of_what_the_sensor_can_mean_When_it_lasts_Then_it_is_believed_or_not(int temperatureC, int faults)
    {
        var sim = Rig.Normal().RunSeconds(1);
        sim.Plant.TemperatureC = temperatureC;
        sim.RunSeconds(10);

        Assert.Equal(faults, sim.Faults());
    }

    [Fact]
    public void Given_a_sensor_that_is_lost_When_5_s_have_gone_by_since_its_last_value_Then_it_is_a_fault()
    {
        var sim = Rig.Normal().RunSeconds(1);
        sim.Plant.TemperatureC = null;

        Assert.Equal(5000, sim.RunUntil(s => s.Faults() == Faults.TemperatureSensor, System.TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void Given_a_sensor_that_is_lost_When_the_charger_starts_Then_that_is_a_fault_after_5_s_too()
    {
        var sim = Rig.Normal();
        sim.Plant.TemperatureC = null;
        sim.RunSeconds(4.9);
        Assert.Equal(0, sim.Faults());
        sim.RunSeconds(0.2);

        Assert.Equal(Faults.TemperatureSensor, sim.Faults());
    }

    [Fact]
    public void Given_a_clock_that_has_run_for_days_When_the_charger_starts_without_a_sensor_Then_it_waits_5_s_all_the_same()
    {
        var charger = new Charger(Values.Of("Config=Fixed"));
        var inputs = new Inputs { PilotHighMv = 3150, PilotLowMv = 3150, TemperatureC = Inputs.NoTemperature };
        var view = new ChargerView();
        for (var ms = 500_000_000L; ms < 500_004_990; ms += 10)
        {
            charger.Step(inputs, ms);
            charger.CopyView(view);
            Assert.Equal(0, view[ViewField.Faults]);
        }

        for (var ms = 500_004_990L; ms <= 500_005_000; ms += 10) charger.Step(inputs, ms);
        charger.CopyView(view);
        Assert.Equal(Faults.TemperatureSensor, view[ViewField.Faults]);
    }

    [Fact]
    public void Given_no_room_during_the_charge_delay_When_it_is_over_Then_only_then_is_there_no_power()
    {
        var sim = Rig.Smart().Settled();
        sim.Send(CommandKind.SetAccess, AccessStatus.Pause);
        sim.MsUntil(ChargerState.B1, 10);
        sim.Plant.House.Set(230, 50, 50);
        sim.Send(CommandKind.SetAccess, AccessStatus.Allow);
        sim.RunSeconds(3);
        Assert.Equal((0, "waiting_power"), (sim.Faults(), sim.Reason()));
        Assert.InRange(sim.View[ViewField.ChargeDelayS], 1, 12);
        sim.RunSeconds(15);

        Assert.Equal((Faults.NoPower, "waiting_power"), (sim.Faults(), sim.Reason()));
    }

    [Fact]
    public void Given_no_room_and_another_fault_When_a_vehicle_waits_Then_the_other_fault_is_the_only_one()
    {
        var sim = Rig.Smart();
        sim.Plant.House.Set(230, 50, 50);
        sim.Plant.TemperatureC = 90;
        sim.RunSeconds(5);
        sim.Plant.Plug();
        sim.RunSeconds(10);

        Assert.Equal(Faults.TemperatureHigh, sim.Faults());
    }

    private static void WaitForOvercurrent(SimulatedCharger sim)
        => Assert.InRange(sim.RunUntil(s => (s.Faults() & Faults.Overcurrent) != 0, System.TimeSpan.FromSeconds(30)), 0, 16_000);

    // An EV meter that says the same from the moment the contactor closes.
    private static SimulatedCharger Metered(int takesDa)
    {
        var sim = Rig.Normal("EVMeter=API");
        sim.AfterStep = s =>
        {
            var da = s.Outputs.Contactor1 ? takesDa : 0;
            if (s.NowMs % 500 == 0) s.Charger.EvFeed.Put([da, da, da, -1, -1], 5);
        };
        return sim.RunSeconds(5);
    }
}
