using System;
using System.Linq;
using SmartEvse.Core;
using SmartEvse.Core.Pilot;
using SmartEvse.Simulation.Scenarios;
using Xunit;

namespace SmartEvse.Simulation.Tests;

/// <summary>What flows where: house, sun, vehicle, battery, contactors.</summary>
public sealed class PlantTests
{
    private static readonly Outputs Open = new();
    private static readonly Outputs Closed = new() { Contactor1 = true, OfferedDa = 160, DutyPermille = PilotDuty.FromCurrent(160) };
    private static readonly Outputs BothClosed = new() { Contactor1 = true, Contactor2 = true, OfferedDa = 160, DutyPermille = PilotDuty.FromCurrent(160) };
    private static readonly Outputs OnlyContactor2 = new() { Contactor2 = true };

    [Theory]
    [InlineData(1000, 800, 800, 0, "10 8 8")]
    [InlineData(1000, 800, 800, 3000, "0 -2 -2")]
    [InlineData(0, 0, 0, 10_000, "-33 -33 -33")]
    [InlineData(50, 49, -50, 0, "1 0 -1")]
    [InlineData(0, 100, 200, 149, "0 1 2")]
    [InlineData(0, 100, 200, 150, "-1 1 2")]
    public void Given_house_and_sun_When_nothing_charges_Then_the_mains_current_is_base_minus_a_third_rounded_to_a_tenth(int l1Ma, int l2Ma, int l3Ma, int sunMa, string mainsDa)
    {
        var plant = new Plant();
        (plant.House.LoadMa[0], plant.House.LoadMa[1], plant.House.LoadMa[2], plant.Sun.SumMa) = (l1Ma, l2Ma, l3Ma, sunMa);
        plant.Step(Open, 0);
        Assert.Equal(mainsDa, string.Join(' ', plant.MainsDa));
    }

    public static TheoryData<bool, int, bool, bool, ContactorFault, string> Contactors => new()
    {
        // has C2, phases of the vehicle, C1, C2, fault: currents
        { false, 3, true, false, ContactorFault.None, "160 160 160" },
        { false, 3, true, true, ContactorFault.None, "160 160 160" },
        { false, 3, false, false, ContactorFault.None, "0 0 0" },
        { false, 1, true, false, ContactorFault.None, "160 0 0" },
        { false, 2, true, false, ContactorFault.None, "160 160 0" },
        { true, 3, true, false, ContactorFault.None, "160 0 0" },
        { true, 3, true, true, ContactorFault.None, "160 160 160" },
        { true, 1, true, true, ContactorFault.None, "160 0 0" },
        { true, 3, false, true, ContactorFault.None, "0 0 0" },
        { false, 3, false, false, ContactorFault.Welded, "160 160 160" },
        { true, 3, false, false, ContactorFault.Welded, "160 0 0" },
        { false, 3, true, false, ContactorFault.FailsToClose, "0 0 0" },
    };

    [Theory]
    [MemberData(nameof(Contactors))]
    public void Given_an_installation_When_the_contactors_are_commanded_Then_current_flows_where_it_can(bool hasC2, int phases, bool c1, bool c2, ContactorFault fault, string evDa)
    {
        var plant = new Plant { HasContactor2 = hasC2, ContactorFault = fault };
        plant.UseVehicle(new VehicleOptions { Phases = phases });
        plant.Plug();
        var outputs = new Outputs { Contactor1 = c1, Contactor2 = c2, OfferedDa = 160, DutyPermille = PilotDuty.FromCurrent(160) };
        for (var ms = 0; ms <= 10_000; ms += 10) plant.Step(outputs, ms);
        Assert.Equal(evDa, string.Join(' ', plant.EvDa));
        Assert.Equal($"{10 + plant.EvDa[0]} {8 + plant.EvDa[1]} {8 + plant.EvDa[2]}", string.Join(' ', plant.MainsDa));
    }

    [Fact]
    public void Given_charging_When_contactor_1_opens_Then_no_current_flows_from_that_moment_on()
    {
        var plant = Charging(new Plant { WorldStepMs = 1000 });
        plant.Conduct(Open);
        Assert.Equal((0, 10, false), (plant.EvDa[0], plant.MainsDa[0], plant.IsLive));
    }

    [Fact]
    public void Given_a_world_of_seconds_When_the_contactor_closes_in_between_Then_the_current_starts_at_the_next_second()
    {
        var plant = new Plant { WorldStepMs = 1000 };
        plant.Plug();
        for (var ms = 0; ms <= 4500; ms += 10) plant.Step(new Outputs { OfferedDa = 160, DutyPermille = PilotDuty.FromCurrent(160) }, ms);
        for (var ms = 4510; ms <= 4990; ms += 10) plant.Step(Closed, ms);
        Assert.Equal(0, plant.EvDa[0]);
        plant.Step(Closed, 5000);
        Assert.Equal(60, plant.EvDa[0]);
    }

    [Fact]
    public void Given_two_contactors_When_contactor_1_closes_again_and_again_Then_cycles_and_phase_switches_are_counted()
    {
        var plant = new Plant { HasContactor2 = true };
        Outputs[] story = [Closed, Open, Closed, Open, BothClosed, BothClosed, OnlyContactor2, BothClosed, Open, Closed];
        foreach (var (outputs, i) in story.Select((o, i) => (o, i))) plant.Step(outputs, i * 10);
        Assert.Equal((5, 2), (plant.ContactorCycles, plant.PhaseSwitches));
    }

    [Fact]
    public void Given_an_hour_at_16_A_on_three_phases_When_it_is_over_Then_the_meter_has_counted_11_kWh()
    {
        var plant = Charging(new Plant());
        var before = plant.EvWh;
        for (var ms = 10_010; ms <= 3_610_000; ms += 10) plant.Step(Closed, ms);
        Assert.Equal((11_040, 11_040), (plant.EvPowerW, plant.EvWh - before));
    }

    [Theory]
    [InlineData(30_000, 50, 12_900)]
    [InlineData(4000, 50, 1400)]
    [InlineData(30_000, 100, 0)]
    [InlineData(0, 50, -2600)]
    [InlineData(0, 0, 0)]
    public void Given_a_battery_of_3_kW_When_there_is_a_surplus_or_an_import_Then_it_takes_or_gives_what_it_can(int sunMa, int startPercent, int batteryMa)
    {
        // 2.6 A of base load; 3 kW are 13.043 A.
        var plant = new Plant { Battery = new HomeBattery(new HomeBatteryOptions { PowerW = 2967, StartPercent = startPercent }) };
        plant.Sun.SumMa = sunMa;
        plant.Step(Open, 0);
        Assert.Equal(batteryMa, plant.Battery.SumMa);
        Assert.Equal((2600 - sunMa + batteryMa) / 300.0, plant.MainsDa.Average(), 1.0);
    }

    [Fact]
    public void Given_a_battery_of_100_Wh_When_it_has_covered_the_house_for_a_while_Then_it_is_empty_and_the_mains_take_over()
    {
        var plant = new Plant { WorldStepMs = 1000, Battery = new HomeBattery(new HomeBatteryOptions { CapacityWh = 100, StartPercent = 100 }) };
        // 2.6 A at 230 V are 598 W: 100 Wh last 602 s.
        for (var second = 0; second <= 601; second++) plant.Step(Open, second * 1000);
        Assert.Equal((-2600, 0), (plant.Battery.SumMa, plant.MainsDa.Sum() / 3));
        for (var second = 602; second <= 604; second++) plant.Step(Open, second * 1000);
        Assert.Equal((0, 0, "10 8 8"), (plant.Battery.SumMa, plant.Battery.StoredWh, string.Join(' ', plant.MainsDa)));
    }

    [Fact]
    public void Given_a_clock_When_it_jumps_Then_the_time_of_day_moves_and_the_run_goes_on()
    {
        var plant = new Plant { StartUtcS = 1_000_000 };
        plant.Step(Open, 5000);
        Assert.Equal(1_000_005, plant.UtcS);
        plant.JumpClock(-3600);
        Assert.Equal(1_000_005 - 3600, plant.UtcS);
        Assert.Equal(-1, new Plant { StartUtcS = -1 }.UtcS);
        Assert.Equal(new DateTimeOffset(2026, 6, 21, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(), new Plant().UtcS);
    }

    [Fact]
    public void Given_a_house_above_MAINS_When_the_contactor_is_open_or_closed_Then_only_the_excess_while_it_is_closed_counts()
    {
        var account = new EnergyAccount();
        var plant = Charging(new Plant());
        plant.House.Set(110, 0, 112);
        plant.Conduct(Closed);
        account.Second(plant, 250);
        account.Second(plant, 250);
        plant.House.Set(300, 0, 0);
        plant.Conduct(Open);
        account.Second(plant, 250);
        Assert.Equal((4.4, 2, 2.2), (Math.Round(account.OverAs, 3), account.OverS, Math.Round(account.OverPeakA, 3)));
    }

    private static Plant Charging(Plant plant)
    {
        plant.Plug();
        for (var ms = 0; ms <= 10_000; ms += 10) plant.Step(Closed, ms);
        Assert.Equal(160, plant.EvDa[0]);
        return plant;
    }
}
