using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Scenarios;

/// <summary>MAX TEMP: too hot stops charging, and so does a sensor that is not there.</summary>
public sealed class TemperatureTests
{
    [Theory]
    [InlineData("", 65)]
    [InlineData("MaxTemp=40", 40)]
    [InlineData("MaxTemp=75", 75)]
    public void Given_MAX_TEMP_When_the_charger_is_hotter_Then_charging_stops_and_resumes_more_than_10_degrees_below(string settings, int limitC)
    {
        var sim = Rig.Normal(settings).Settled();
        sim.Plant.TemperatureC = limitC;
        sim.RunSeconds(30);
        Assert.Equal((ChargerState.C, 0), (sim.Charger.State, sim.Faults()));

        sim.Plant.TemperatureC = limitC + 1;
        Assert.InRange(sim.MsUntilOpen(10), 0, 7000);
        Assert.Equal(Faults.TemperatureHigh, sim.Faults());
        sim.RunSeconds(30);
        Assert.Equal(("fault", 0), (sim.Reason(), sim.Outputs.OfferedDa));

        sim.Plant.TemperatureC = limitC - 10;
        sim.RunSeconds(60);
        Assert.Equal((Faults.TemperatureHigh, false), (sim.Faults(), sim.Outputs.Contactor1));

        sim.Plant.TemperatureC = limitC - 11;
        Assert.InRange(sim.MsUntil(ChargerState.C, 30), 0, 30_000);
        Assert.Equal(0, sim.Faults());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(-41)]
    [InlineData(126)]
    public void Given_a_sensor_without_a_credible_value_When_5_s_have_gone_by_Then_charging_stops_as_if_it_were_hot(int? temperatureC)
    {
        var sim = Rig.Normal().Settled();
        sim.Plant.TemperatureC = temperatureC;
        sim.RunSeconds(4.5);
        Assert.Equal(0, sim.Faults());

        Assert.InRange(sim.MsUntil(ChargerState.C1, 2), 0, 600);
        Assert.Equal(Faults.TemperatureSensor, sim.Faults());
        Assert.InRange(sim.MsUntilOpen(10), 0, 7000);

        sim.Plant.TemperatureC = 25;
        Assert.InRange(sim.MsUntil(ChargerState.C, 30), 0, 30_000);
    }

    [Fact]
    public void Given_a_hot_charger_When_a_vehicle_is_plugged_in_Then_nothing_is_offered()
    {
        var sim = Rig.Normal();
        sim.Plant.TemperatureC = 66;
        sim.Plant.Plug();
        sim.AfterStep = s => Assert.Equal((0, false), (s.Outputs.OfferedDa, s.Outputs.Contactor1));

        sim.RunSeconds(60);
    }
}
