using System.Linq;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Mqtt;

/// <summary>Energy as statistics need it: nothing before the first reading, never 0 at the start, never falling, and not a message for every watt-hour.</summary>
public sealed class EnergyTopicTests
{
    private static readonly string[] Registers = ["MainsImportActiveEnergy", "EVImportActiveEnergy", "EVTotalEnergyCharged"];

    [Fact]
    public void Given_meters_that_have_said_nothing_of_energy_When_time_goes_by_Then_no_energy_is_published()
    {
        var bench = new MqttBench("MainsMeter=API, EVMeter=API", plugged: true);
        for (var i = 0; i < 90; i++) Feed(bench, -1, -1);
        Assert.DoesNotContain(bench.States, m => m.Name.Contains("Energy"));
    }

    [Fact]
    public void Given_registers_that_fall_When_they_are_read_Then_what_is_published_never_does()
    {
        var bench = new MqttBench("MainsMeter=API, EVMeter=API, MQTTHeartbeat=10");
        int[] readings = [500_000, 500_100, 5, 500_050, 0, 500_200, 4_000, 500_300];
        foreach (var wh in readings)
        {
            for (var s = 0; s < 31; s++) Feed(bench, wh, wh);
        }

        foreach (var name in Registers) Assert.Equal([500_000, 500_100, 500_200, 500_300], bench.States.Where(m => m.Name == name).Select(m => int.Parse(m.Payload)).Distinct());
    }

    [Fact]
    public void Given_a_falling_register_When_the_connection_is_made_anew_Then_it_is_remembered_what_was_said()
    {
        var bench = new MqttBench("MainsMeter=API");
        Feed(bench, 500_000, -1);
        bench.Link.Drop();
        bench.Run(3);
        Feed(bench, 400, -1);
        Assert.Equal("500000", bench.Last("MainsImportActiveEnergy"));
    }

    [Fact]
    public void Given_another_meter_When_it_is_switched_off_and_on_Then_its_lower_register_is_taken()
    {
        var bench = new MqttBench("MainsMeter=API", unlocked: true);
        Feed(bench, 500_000, -1);
        Assert.True(bench.Ask("MainsMeterType", "Disabled").Accepted);
        Assert.True(bench.Ask("MainsMeterType", "API").Accepted);
        Feed(bench, 400, -1);
        Assert.Equal("400", bench.Last("MainsImportActiveEnergy"));
    }

    [Fact]
    public void Given_a_session_When_the_register_of_the_EV_meter_falls_Then_its_energy_waits_and_goes_on()
    {
        var bench = new MqttBench("EVMeter=API, MQTTHeartbeat=0, Config=Fixed", plugged: true);
        for (var i = 0; i < 10; i++) Feed(bench, -1, 10_000);
        Assert.Equal(("Charging", "0"), (bench.Last("State"), bench.Last("EVEnergyCharged")));
        foreach (var wh in new[] { 10_500, 9_000, 10_400, 3, 11_000 })
        {
            for (var s = 0; s < 31; s++) Feed(bench, -1, wh);
        }

        Assert.Equal(["0", "500", "1000"], bench.States.Where(m => m.Name == "EVEnergyCharged").Select(m => m.Payload));
    }

    [Fact]
    public void Given_a_register_that_rises_every_second_When_it_is_published_Then_every_half_minute()
    {
        var bench = new MqttBench("MainsMeter=API, MQTTHeartbeat=0");
        Feed(bench, 1, -1);
        bench.Link.Forget();
        for (var i = 1; i <= 120; i++) Feed(bench, 1 + i, -1);
        var times = bench.Times("MainsImportActiveEnergy");
        Assert.InRange(times.Length, 3, 5);
        for (var i = 1; i < times.Length; i++) Assert.InRange(times[i] - times[i - 1], 29_000, 31_000);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(99, false)]
    public void Given_a_register_When_it_has_risen_by_100_Wh_Then_that_does_not_wait(int wh, bool sends)
    {
        var bench = new MqttBench("MainsMeter=API, MQTTHeartbeat=0");
        Feed(bench, 1000, -1);
        bench.Link.Forget();
        Feed(bench, 1000 + wh, -1);
        Assert.Equal(sends ? $"{1000 + wh}" : null, bench.Last("MainsImportActiveEnergy"));
    }

    [Fact]
    public void Given_a_second_session_When_it_begins_Then_its_energy_is_0_at_once()
    {
        var bench = new MqttBench("EVMeter=API, MQTTHeartbeat=0, Config=Fixed", plugged: true);
        for (var i = 0; i < 10; i++) Feed(bench, -1, 10_000);
        Feed(bench, -1, 10_500);
        Assert.Equal("500", bench.Last("EVEnergyCharged"));
        bench.Sim.Plant.Unplug();
        Feed(bench, -1, 10_500);
        bench.Sim.Plant.Plug();
        for (var i = 0; i < 8; i++) Feed(bench, -1, 10_500);
        Assert.Equal(("Charging", "0"), (bench.Last("State"), bench.Last("EVEnergyCharged")));
    }

    // For one second.
    private static void Feed(MqttBench bench, int mainsWh, int evWh)
    {
        bench.Write("MainsMeter", $"10:20:30:400:{mainsWh}");
        bench.Write("EVMeter", $"0:0:0:0:{evWh}");
        bench.Run(1);
    }
}
