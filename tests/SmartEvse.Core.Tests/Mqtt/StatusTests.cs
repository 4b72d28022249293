using System;
using System.Linq;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Mqtt;

/// <summary>The state in one word that a person understands: what it says in every situation, and that the tokens are those agreed on.</summary>
public sealed class StatusTests
{
    [Fact]
    public void Given_the_tokens_When_listed_Then_they_are_those_that_automations_know()
    {
        Assert.Equal("no_vehicle connected charging paused waiting_solar waiting_power finished error offline_meter", string.Join(' ', Enumerable.Range(0, StatusTexts.Count).Select(StatusTexts.Token)));
    }

    [Theory]
    // Reason, contactor closed, has charged since it was plugged in.
    [InlineData(ReasonId.Charging, true, true, "charging")]
    [InlineData(ReasonId.LimitMains, true, true, "charging")]
    [InlineData(ReasonId.LimitTemperature, true, true, "charging")]
    [InlineData(ReasonId.LimitTemperature, false, true, "waiting_power")]
    [InlineData(ReasonId.LimitGridRelay, false, false, "waiting_power")]
    [InlineData(ReasonId.LimitCable, true, true, "charging")]
    [InlineData(ReasonId.LimitCable, false, false, "error")]
    [InlineData(ReasonId.SolarFollowing, true, true, "charging")]
    [InlineData(ReasonId.Stopping, true, true, "charging")]
    [InlineData(ReasonId.NoVehicle, false, false, "no_vehicle")]
    [InlineData(ReasonId.VehicleNotAsking, false, false, "connected")]
    [InlineData(ReasonId.VehicleNotAsking, false, true, "finished")]
    [InlineData(ReasonId.AccessOff, false, true, "paused")]
    [InlineData(ReasonId.Paused, false, true, "paused")]
    [InlineData(ReasonId.NeedsAuthorisation, false, false, "paused")]
    [InlineData(ReasonId.DelayedStart, false, false, "paused")]
    [InlineData(ReasonId.WrongVehicle, false, false, "paused")]
    [InlineData(ReasonId.StoppedByButton, false, true, "paused")]
    [InlineData(ReasonId.WaitingSolar, false, true, "waiting_solar")]
    [InlineData(ReasonId.WaitingPower, false, true, "waiting_power")]
    [InlineData(ReasonId.SwitchingPhases, false, true, "connected")]
    [InlineData(ReasonId.ChargeDelay, false, true, "connected")]
    [InlineData(ReasonId.NoFeed, false, true, "offline_meter")]
    [InlineData(ReasonId.NoMeter, false, false, "offline_meter")]
    [InlineData(ReasonId.Fault, false, true, "error")]
    public void Given_a_reason_When_the_status_is_found_Then_it_says(ReasonId reason, bool closed, bool hasCharged, string status)
    {
        Assert.Equal(status, StatusTexts.Token(StatusTexts.Find(reason, closed, hasCharged)));
    }

    [Fact]
    public void Given_every_reason_When_the_status_is_found_Then_there_is_one()
    {
        foreach (var reason in Enum.GetValues<ReasonId>().Where(r => r != ReasonId.Count)) Assert.InRange(StatusTexts.Find(reason, false, false), 0, StatusTexts.Count - 1);
    }

    [Fact]
    public void Given_a_day_with_a_vehicle_When_it_comes_charges_is_full_and_goes_Then_the_status_tells_it()
    {
        var bench = new MqttBench("Config=Fixed");
        bench.Sim.Plant.Vehicle.WantsEnergy = false;
        bench.Sim.Plant.Plug();
        bench.Run(5);
        bench.Sim.Plant.Vehicle.WantsEnergy = true;
        bench.Run(10);
        Assert.Equal(ChargerState.C, bench.Sim.Charger.State);
        bench.Sim.Plant.Vehicle.WantsEnergy = false;
        bench.Run(10);
        bench.Ask("Mode", "Pause");
        bench.Run(2);
        bench.Sim.Plant.Unplug();
        bench.Run(2);
        Assert.Equal(["no_vehicle", "connected", "charging", "finished", "paused", "no_vehicle"], bench.States.Where(m => m.Name == "Status").Select(m => m.Payload));
    }
}
