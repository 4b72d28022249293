using System;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>MODE Solar in the closed loop: sun, house, mains meter, charger, vehicle.</summary>
public sealed class SolarSessionTests
{
    [Fact]
    public void Given_B05_sun_When_a_vehicle_is_plugged_in_Then_the_offer_holds_MIN_for_40_s_and_follows_the_surplus_from_then_on()
    {
        var sim = Solar(surplusDa: 240).Charging();
        sim.RunSeconds(39);
        Assert.Equal((60, "solar_following"), (sim.Outputs.OfferedDa, sim.Reason()));
        foreach (var surplusDa in (int[])[240, 330, 270, 420, 210])
        {
            Surplus(sim, surplusDa);
            sim.RunSeconds(30);
            Assert.Equal(ChargerState.C, sim.Charger.State);
            Assert.InRange(sim.Plant.EvDa[0] * 3, surplusDa - 9, surplusDa + 3);
        }

        Assert.Equal(0, sim.Charger.Violations);
    }

    [Theory]
    [InlineData(4, 40, false)]
    [InlineData(4, 41, true)]
    [InlineData(0, 0, false)]
    [InlineData(0, 3, true)]
    [InlineData(20, 198, false)]
    [InlineData(20, 204, true)]
    public void Given_R03_START_When_export_is_not_more_or_just_more_than_it_Then_charging_starts_or_not(int startA, int surplusDa, bool starts)
    {
        var sim = Solar($"StartCurrent={startA}", surplusDa);
        sim.Plant.Plug();
        sim.RunSeconds(20);

        Assert.Equal(starts ? ChargerState.C : ChargerState.B1, sim.Charger.State);
        if (!starts) Assert.Equal("waiting_solar", sim.Reason());
    }

    [Fact]
    public void Given_no_sun_When_it_comes_Then_it_has_to_stay_for_60_s_and_starts_over_when_it_does_not()
    {
        var sim = Solar(surplusDa: 0);
        sim.Plant.Plug();
        sim.RunSeconds(20);
        Surplus(sim, 100);
        sim.RunSeconds(50);
        Assert.Equal(("charge_delay", ChargerState.B1), (sim.Reason(), sim.Charger.State));
        Surplus(sim, 0);
        sim.RunSeconds(5);
        Assert.Equal("waiting_solar", sim.Reason());
        Surplus(sim, 100);

        Assert.InRange(sim.MsUntil(ChargerState.B, 90), 59_000, 63_000);
    }

    [Fact]
    public void Given_solar_When_cloud_lasts_ten_minutes_Then_stops_once()
    {
        var sim = Solar(surplusDa: 240).Charging().RunSeconds(60);
        Surplus(sim, 0);
        var stops = 0;
        var state = sim.Charger.State;
        sim.AfterStep = s =>
        {
            if (s.Charger.State == ChargerState.C1 && state != ChargerState.C1) stops++;
            state = s.Charger.State;
        };
        Assert.InRange(sim.MsUntil(ChargerState.C1, 1000), 600_000, 615_000);
        sim.RunSeconds(1800);

        Assert.Equal((1, "waiting_solar"), (stops, sim.Reason()));
        Assert.False(sim.Outputs.Contactor1);
    }

    [Theory]
    [InlineData(1, 60)]
    [InlineData(5, 300)]
    [InlineData(60, 3600)]
    public void Given_R04_STOP_in_minutes_When_the_sun_is_gone_Then_charging_goes_on_at_MIN_for_that_long_and_the_countdown_shows(int stopMin, int stopS)
    {
        var sim = Solar($"StopTime={stopMin}", 240).Charging().RunSeconds(60);
        Surplus(sim, 0);
        sim.RunSeconds(15);
        Assert.Equal((60, "solar_following"), (sim.Outputs.OfferedDa, sim.Reason()));
        Assert.InRange(sim.View[ViewField.SolarStopS], stopS - 15, stopS);
        Assert.Equal(sim.View[ViewField.SolarStopS], sim.View[ViewField.ReasonSeconds]);

        Assert.InRange(sim.MsUntil(ChargerState.C1, stopS + 20), (stopS - 15) * 1000, stopS * 1000);
    }

    [Fact]
    public void Given_R05_STOP_Disabled_When_the_sun_is_gone_Then_charging_goes_on_at_MIN_for_ever()
    {
        var sim = Solar("StopTime=0", 240).Charging().RunSeconds(60);
        Surplus(sim, 0);
        sim.RunSeconds(4 * 3600);

        Assert.Equal((ChargerState.C, 60), (sim.Charger.State, sim.Outputs.OfferedDa));
    }

    [Theory]
    [InlineData(0, 240)]
    [InlineData(6, 180)]
    [InlineData(20, 100)]
    public void Given_IMPORT_When_the_sun_gives_less_than_MIN_Then_the_grid_adds_what_it_allows(int importA, int surplusDa)
    {
        var sim = Solar($"ImportCurrent={importA}", surplusDa).Charging().RunSeconds(90);

        Assert.Equal(ChargerState.C, sim.Charger.State);
        Assert.InRange(sim.Plant.EvDa[0] * 3, surplusDa + (importA * 10) - 9, surplusDa + (importA * 10) + 3);
    }

    [Fact]
    public void Given_sun_without_end_When_a_phase_of_the_house_is_near_MAINS_Then_MAINS_rules_in_Solar_too()
    {
        var sim = Solar(surplusDa: 600).Charging().RunSeconds(60);
        Assert.Equal(160, sim.Outputs.OfferedDa);
        sim.Plant.House.Set(380, 0, 0);
        sim.RunSeconds(30);

        Assert.Equal("limit_mains", sim.Reason());
        Assert.InRange(sim.Plant.MainsDa[0], 0, 250);
        Assert.Equal(ChargerState.C, sim.Charger.State);
    }

    [Fact]
    public void Given_a_home_battery_that_charges_When_L1_of_the_house_is_overloaded_Then_MAINS_sees_the_raw_current()
    {
        // The C++ firmware's hazard H3: a battery that charges makes the house look lighter than its fuse feels.
        var sim = Solar("StopTime=0", 300).Charging().RunSeconds(60);
        sim.Plant.Sun.SumMa = 0;
        sim.Plant.House.Set(220, -200, -200);
        for (var i = 0; i < 20; i++)
        {
            sim.Charger.BatteryFeed.Put([300], 1);
            sim.RunSeconds(1);
        }

        Assert.InRange(sim.Plant.MainsDa[0], 0, 250);
        Assert.Equal(0, sim.Charger.Violations);
    }

    [Fact]
    public void Given_a_charging_session_When_MODE_goes_from_Normal_to_Solar_to_Smart_Then_it_goes_on_from_what_it_has()
    {
        var sim = Solar("Mode=Normal", 300).Charging().RunSeconds(50);
        Assert.Equal(160, sim.Outputs.OfferedDa);
        sim.Send(CommandKind.SetMode, ChargeMode.Solar);
        sim.RunSeconds(20);
        Assert.Equal((ChargerState.C, "solar_following"), (sim.Charger.State, sim.Reason()));
        Assert.InRange(sim.Outputs.OfferedDa, 96, 101);
        sim.Send(CommandKind.SetMode, ChargeMode.Smart);
        sim.RunSeconds(20);

        Assert.Equal((ChargerState.C, 160), (sim.Charger.State, sim.Outputs.OfferedDa));
        Assert.Equal(1, sim.Plant.ContactorCycles);
    }

    [Fact]
    public void Given_an_override_When_MODE_becomes_Solar_Then_it_ends_and_a_new_one_is_refused()
    {
        var sim = Solar("Mode=Smart", 300).Charging();
        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetOverride, 80));
        sim.Send(CommandKind.SetMode, ChargeMode.Solar);

        Assert.Equal(0, sim.View[ViewField.OverrideDa]);
        Assert.Equal(Refusal.NotInThisMode, sim.Send(CommandKind.SetOverride, 80));
    }

    [Fact]
    public void Given_R07_START_4_and_IMPORT_0_When_a_three_phase_vehicle_at_MIN_imports_Then_it_stops_after_STOP_as_the_manual_warns()
    {
        var sim = Solar("StopTime=1", 50).Charging();

        Assert.InRange(sim.MsUntil(ChargerState.C1, 120), 60_000, 70_000);
        Assert.Equal(Faults.NoPower, sim.Faults());
    }

    [Theory]
    [InlineData("Always Off", 0, false)]
    [InlineData("Always Off", 5, false)]
    [InlineData("Always Off", 6, true)]
    [InlineData("Always Off", 12, true)]
    [InlineData("Not present", 12, false)]
    [InlineData("Not present", 18, true)]
    public void Given_IMPORT_When_the_sun_is_gone_for_good_Then_from_MIN_of_its_phases_on_it_charges_from_the_grid_and_STOP_never_counts(string contact2, int importA, bool goesOn)
    {
        var sim = Solar($"StopTime=2, ImportCurrent={importA}, EnableC2={contact2}", 240).Charging().RunSeconds(60);
        Surplus(sim, 0);
        sim.RunSeconds(1800);

        Assert.Equal(goesOn, sim.Charger.State == ChargerState.C);
        Assert.Equal(0, sim.Charger.Violations);
    }

    // The house takes nothing, the sun gives the surplus; the mains meter speaks every 2 s.
    private static SimulatedCharger Solar(string more = "", int surplusDa = 0)
    {
        var sim = new SimulatedCharger(Values.Of("Config=Fixed, MaxCurrent=16, MainsMeter=API, Mode=Solar, " + more)) { FeedMs = 2000 };
        sim.Plant.House.Set(0, 0, 0);
        Surplus(sim, surplusDa);
        return sim.RunSeconds(3);
    }

    private static void Surplus(SimulatedCharger sim, int surplusDa) => sim.Plant.Sun.SumMa = surplusDa * 100;
}
