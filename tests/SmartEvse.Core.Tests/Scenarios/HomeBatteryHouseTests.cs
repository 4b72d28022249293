using System;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>A house whose battery covers whatever is taken from the grid: without its current the charger cannot tell it from the sun.</summary>
public sealed class HomeBatteryHouseTests
{
    private const int StartWh = 5000;

    [Theory]
    [InlineData(true, 100)]
    [InlineData(false, 600)]
    public void Given_W09_a_battery_that_would_feed_the_car_When_the_sun_goes_Then_it_does_unless_its_current_is_told(bool told, int boundWh)
    {
        // One phase at MIN, 6 A, is 1,380 W: half an hour of it from the battery is 690 Wh. STOP ends it after two minutes, 46 Wh.
        var sim = House(sunDa: 100);
        sim.Plant.Plug();
        Run(sim, 120, true);
        Assert.Equal(ChargerState.C, sim.Charger.State);
        var beforeWh = sim.Plant.Battery!.StoredWh;

        sim.Plant.Sun.SumMa = 0;
        Run(sim, 1860, told);
        var takenWh = beforeWh - sim.Plant.Battery.StoredWh;

        if (told)
        {
            Assert.NotEqual(ChargerState.C, sim.Charger.State);
            Assert.InRange(takenWh, 0, boundWh);
        }
        else
        {
            Assert.Equal(ChargerState.C, sim.Charger.State);
            Assert.InRange(takenWh, boundWh, StartWh);
        }

        Assert.Equal(0, sim.Charger.Violations);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Given_W09_a_battery_that_takes_all_the_sun_When_a_car_is_plugged_in_Then_it_waits_unless_the_batterys_current_is_told(bool told)
    {
        var sim = House(sunDa: 100);
        sim.Plant.Plug();
        Run(sim, 90, told);

        Assert.Equal(told ? ChargerState.C : ChargerState.B1, sim.Charger.State);
        if (!told) Assert.Equal("waiting_solar", sim.Reason());
    }

    private static SimulatedCharger House(int sunDa)
    {
        var settings = Values.Of("Config=Fixed, MaxCurrent=16, MainsMeter=API, Mode=Solar, StopTime=2, EnableC2=Always Off");
        var plant = new Plant { HasContactor2 = true, Battery = new HomeBattery(new HomeBatteryOptions { StartPercent = 50 }) };
        var sim = new SimulatedCharger(settings, 10, plant) { FeedMs = 2000 };
        plant.House.Set(0, 0, 0);
        plant.Sun.SumMa = sunDa * 100;
        return sim;
    }

    private static void Run(SimulatedCharger sim, int seconds, bool told)
    {
        for (var s = 0; s < seconds; s++)
        {
            if (told) sim.Charger.BatteryFeed.Put([sim.Plant.Battery!.SumMa / 100], 1);
            sim.RunSeconds(1);
        }
    }
}
