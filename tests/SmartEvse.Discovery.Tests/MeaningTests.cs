using System;
using System.Linq;
using SmartEvse.Discovery.Tests.Support;
using SmartEvse.Discovery.Tests.Templates;
using Xunit;

namespace SmartEvse.Discovery.Tests;

/// <summary>What the entities on a better platform make of the charger's texts: on is on, and not merely one of the two.</summary>
public sealed class MeaningTests
{
    [Theory]
    [InlineData("VehicleConnected", "Connected", true)]
    [InlineData("VehicleConnected", "Disconnected", false)]
    [InlineData("ChargingNow", "C", true)]
    [InlineData("ChargingNow", "A", false)]
    [InlineData("ChargingNow", "B", false)]
    [InlineData("ChargingNow", "B1", false)]
    [InlineData("ChargingNow", "C1", false)]
    [InlineData("ChargingNow", "Activate", false)]
    [InlineData("Problem", "None", false)]
    [InlineData("Problem", "No Power Available", false)]
    [InlineData("Problem", "Communication Error", true)]
    [InlineData("Problem", "RCM Tripped", true)]
    [InlineData("MainsMeterOnline", "ON", true)]
    [InlineData("EVMeterOnline", "OFF", false)]
    [InlineData("Contactor1", "ON", true)]
    [InlineData("CustomFlag", "On", true)]
    [InlineData("CustomFlag", "Off", false)]
    public void Given_a_text_of_the_charger_When_shown_as_on_or_off_Then_it_means_that(string suffix, string payload, bool on)
    {
        var message = Announcements.Read(Configurations.Richest, Prefixes.Default).Single(m => m["unique_id"].EndsWith("-" + suffix, StringComparison.Ordinal));
        var (key, otherwise) = on ? ("payload_on", "ON") : ("payload_off", "OFF");
        Assert.Equal(message.Has(key) ? message[key] : otherwise, Template.Render(message["value_template"], payload));
    }
}
