using System;
using SmartEvse.Core;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Pilot;
using SmartEvse.Core.Settings;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.MinCurrent5.Tests;

public sealed class FiveAmpereTests
{
    [Fact]
    public void Given_a_build_with_5_A_When_the_table_is_read_Then_MIN_and_MAX_begin_there()
    {
        var row = new SettingRow();
        SettingsTable.Read(SettingId.MinCurrent, row);
        Assert.Equal((5, 5), (row.Min, row.Default));
        Assert.Equal(Refusal.None, SettingsRules.CheckNumber(row, 5));
        Assert.NotEqual(Refusal.None, SettingsRules.CheckNumber(row, 4));
        SettingsTable.Read(SettingId.MaxCurrent, row);
        Assert.Equal(5, row.Min);
    }

    [Theory]
    [InlineData(49, 1000)]
    [InlineData(50, 83)]
    [InlineData(55, 91)]
    [InlineData(60, 100)]
    [InlineData(160, 266)]
    [InlineData(510, 850)]
    [InlineData(800, 960)]
    public void Given_a_current_When_the_duty_is_asked_for_Then_the_line_goes_on_to_5_A(int currentDa, int dutyPermille)
        => Assert.Equal(dutyPermille, PilotDuty.FromCurrent(currentDa));

    [Theory]
    [InlineData(82, 0)]
    [InlineData(83, 49)]
    [InlineData(100, 60)]
    public void Given_a_duty_When_the_current_is_asked_for_Then_it_is_no_more_than_was_offered(int dutyPermille, int currentDa)
        => Assert.Equal(currentDa, PilotDuty.ToCurrent(dutyPermille));

    [Fact]
    public void Given_an_override_of_5_A_When_a_vehicle_charges_Then_it_is_offered_without_the_interlock_and_4_A_is_refused()
    {
        var settings = new SettingsValues();
        var sim = new SimulatedCharger(settings);
        sim.Plant.UseVehicle(new VehicleOptions { MinDa = 50 });
        sim.Plant.Plug();
        Assert.True(sim.RunUntil(s => s.Charger.State == ChargerState.C, TimeSpan.FromMinutes(1)) >= 0);
        Assert.NotEqual(Refusal.None, sim.Send(CommandKind.SetOverride, 40));
        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetOverride, 50));
        sim.Run(TimeSpan.FromSeconds(30));
        Assert.Equal((ChargerState.C, 50, 83), (sim.Charger.State, sim.Outputs.OfferedDa, sim.Outputs.DutyPermille));
        Assert.Equal(0, sim.Charger.Violations);
        Assert.InRange(sim.Plant.EvDa[0], 45, 50);
    }

    [Fact]
    public void Given_MIN_of_5_A_and_5_5_A_of_mains_When_Smart_regulates_Then_it_charges_and_below_5_A_it_stops()
    {
        var settings = new SettingsValues();
        settings.SetNumber(SettingId.Mode, ChargeMode.Smart);
        settings.SetNumber(SettingId.MainsMeter, MeterType.Api);
        settings.SetNumber(SettingId.MaxMains, 10);
        var sim = new SimulatedCharger(settings) { FeedMs = 1000 };
        sim.Plant.UseVehicle(new VehicleOptions { MinDa = 50 });
        Array.Fill(sim.Plant.House.LoadMa, 4500);
        sim.Plant.Plug();
        Assert.True(sim.RunUntil(s => s.Charger.State == ChargerState.C, TimeSpan.FromMinutes(2)) >= 0);
        sim.Run(TimeSpan.FromMinutes(2));
        Assert.InRange(sim.Outputs.OfferedDa, 50, 55);
        Array.Fill(sim.Plant.House.LoadMa, 5500);
        sim.Run(TimeSpan.FromMinutes(1));
        Assert.NotEqual(ChargerState.C, sim.Charger.State);
        Assert.Equal(0, sim.Charger.Violations);
    }
}
