using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SmartEvse.Core.Settings;
using SmartEvse.Discovery.Tests.Schema;
using SmartEvse.Discovery.Tests.Support;
using SmartEvse.Discovery.Tests.Templates;
using Xunit;

namespace SmartEvse.Discovery.Tests;

/// <summary>The device page as an owner sees it on the first day: few entities, the right ones, and everything else within reach.</summary>
public sealed class DevicePageTests
{
    private const string Both = "MainsMeter=API, EVMeter=API";

    [Theory]
    [InlineData("", "Charge current override, Charging, Mode, Offered current, Reason, Status, Vehicle connected")]
    [InlineData("EVMeter=API", "Charge current override, Charge power, Charging, Mode, Offered current, Reason, Session energy, Status, Total energy, Vehicle connected")]
    [InlineData(Both, "Charge current override, Charge power, Charging, Mains energy imported, Mains power, Mode, Offered current, Reason, Session energy, Status, Total energy, Vehicle connected")]
    public void Given_an_installation_When_its_page_is_opened_first_Then_these_are_the_controls_and_sensors(string settings, string names)
    {
        Assert.Equal(names, Shown(settings, ""));
    }

    [Theory]
    [InlineData("", "Clear error, Delayed charging, Delayed start, Restart")]
    [InlineData(Both, "Capacity limit, Clear error, Delayed charging, Delayed start, Min current, Restart, Second contactor, Solar import, Solar start export, Solar stop time")]
    public void Given_an_installation_When_its_page_is_opened_first_Then_these_are_the_settings(string settings, string names)
    {
        Assert.Equal(names, Shown(settings, "config"));
    }

    [Theory]
    [InlineData("", "Error, Fault, Firmware, Problem, Session, Temperature, Warning")]
    [InlineData(Both, "EV meter, Error, Fault, Firmware, Mains meter, Problem, Session, Solar stop timer, Temperature, Warning")]
    [InlineData(Both + ", CircuitMeter=API, Switch=Grid Relay", "Circuit meter, EV meter, Error, Fault, Firmware, Grid relay limit, Mains meter, Problem, Session, Solar stop timer, Temperature, Warning")]
    public void Given_an_installation_When_its_page_is_opened_first_Then_these_are_the_diagnostics(string settings, string names)
    {
        Assert.Equal(names, Shown(settings, "diagnostic"));
    }

    [Fact]
    public void Given_every_set_of_entities_When_counted_Then_there_are_at_most_12_controls_and_sensors_10_settings_and_12_diagnostics_at_first()
    {
        foreach (var settings in Configurations.EntitySets)
        {
            var messages = Announcements.Read(settings, Prefixes.Default);
            Assert.InRange(Enabled(messages, "").Count(), 7, 12);
            Assert.InRange(Enabled(messages, "config").Count(), 4, 10);
            Assert.InRange(Enabled(messages, "diagnostic").Count(), 7, 12);
        }
    }

    [Theory]
    [InlineData("Charging", "started", "SessionEvent", "started", "stopped finished interrupted")]
    [InlineData("Charging", "stopped", "SessionEvent", "stopped finished interrupted", "started")]
    [InlineData("Vehicle", "connected", "VehicleEvent", "connected", "disconnected")]
    [InlineData("Vehicle", "disconnected", "VehicleEvent", "disconnected", "connected")]
    [InlineData("Fault", "raised", "FaultEvent", "raised", "cleared")]
    public void Given_a_device_trigger_When_something_happens_Then_it_goes_off_for_that_and_for_nothing_else(string subject, string type, string topic, string goesOff, string stays)
    {
        var message = Announcements.Read(Settings.Of(""), Prefixes.Default).Single(m => m["subtype"] == subject && m["type"] == type);
        Assert.Equal(($"{Prefixes.Default}/{topic}", "trigger"), (message["topic"], message["automation_type"]));
        Assert.Equal(ChargerTopics.Told(topic).Order(), $"{goesOff} {stays}".Split(' ').Order());
        foreach (var happening in ChargerTopics.Told(topic)) Assert.Equal(goesOff.Split(' ').Contains(happening), Template.Render(message["value_template"], $"{{\"event_type\":\"{happening}\"}}") == message["payload"]);
    }

    [Fact]
    public void Given_a_trigger_or_an_event_When_it_is_told_Then_the_broker_does_not_keep_it()
    {
        var messages = Announcements.Read(Settings.Of(""), Prefixes.Default);
        var topics = messages.Where(m => m.IsTrigger || m.Platform == "event").Select(m => m[m.IsTrigger ? "topic" : "state_topic"]).Distinct().ToArray();
        var bench = new Bench(Settings.Of("Config=Fixed")).Started();
        bench.RunMs(3000);
        bench.Sim.Plant.Plug();
        bench.RunMs(10_000);
        bench.Sim.Plant.PilotFault = SmartEvse.Simulation.PilotFault.Short;
        bench.RunMs(5000);
        Assert.Equal(3, topics.Length);
        Assert.All(topics, t => Assert.Contains(bench.Broker.Log, m => m.Topic == t && !m.Retain));
        Assert.All(topics, t => Assert.DoesNotContain(t, bench.Broker.Retained.Keys));
    }

    [Fact]
    public void Given_the_update_entity_When_published_Then_the_installed_version_is_the_latest_it_knows_and_nothing_can_be_installed()
    {
        var bench = new Bench(Settings.Of("")).Started();
        var message = Announcements.Read(bench.Values, bench.Prefix).Single(m => m.Platform == "update");
        Assert.Equal("{\"installed_version\":\"v12.34.56-local\",\"latest_version\":\"v12.34.56-local\"}", bench.Broker.Retained[message["state_topic"]]);
        Assert.False(message.Has("command_topic"));
        Assert.Equal("firmware", message["device_class"]);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("http://192.168.1.20/", true)]
    public void Given_an_address_of_its_own_page_When_known_Then_the_first_message_has_it_and_else_no_message(string url, bool has)
    {
        var table = new EntityTable(Settings.Of(""));
        var entity = new Entity();
        var index = Enumerable.Range(0, EntityTable.Count).First(i => table.Read(i, entity) && entity.Applies);
        Assert.True(table.Read(index, entity));
        var json = new DiscoveryMessage(new DeviceInfo { Serial = "1234", Version = "v1", ConfigurationUrl = url }).Payload(entity, Prefixes.Default, true);
        Assert.Empty(MessageCheck.Faults(Announcements.DiscoveryPrefix, $"homeassistant/sensor/{Prefixes.Default}-X/config", json, out var message));
        Assert.Equal(has, message!.Device.ContainsKey("configuration_url"));
    }

    [Fact]
    public void Given_every_energy_When_announced_Then_the_energy_dashboard_takes_it()
    {
        var energies = Announcements.Read(Configurations.Richest, Prefixes.Default).Where(m => m["device_class"] == "energy").ToArray();
        Assert.Equal(5, energies.Length);
        // The last session's is no counter: beside the others it would be counted twice.
        Assert.All(energies, m => Assert.Equal((m["unique_id"].EndsWith("-LastSessionEnergy", StringComparison.Ordinal) ? "" : "total_increasing", "Wh"), (m["state_class"], m["unit_of_measurement"])));
        Assert.All(new[] { "MainsImportActiveEnergy", "EVTotalEnergyCharged" }, s => Assert.DoesNotContain("enabled_by_default", energies.Single(m => m["unique_id"].EndsWith(s, StringComparison.Ordinal)).Keys.Keys));
    }

    [Fact]
    public void Given_every_message_in_every_configuration_When_measured_Then_the_largest_with_a_usual_prefix_leaves_room()
    {
        var largest = Configurations.EntitySets.SelectMany(s => Announcements.All(s, Prefixes.Default)).Max(m => Encoding.UTF8.GetByteCount(m.Json));
        TestContext.Current.TestOutputHelper?.WriteLine($"largest message {largest} bytes");
        Assert.InRange(largest, 600, 850);
    }

    private static string Shown(string settings, string category)
        => string.Join(", ", Enabled(Announcements.Read(Settings.Of(settings), Prefixes.Default), category).Select(m => m["name"]).Order(StringComparer.Ordinal));

    private static IEnumerable<Message> Enabled(IEnumerable<Message> messages, string category)
        => messages.Where(m => !m.IsTrigger && m["entity_category"] == category && !m.Has("enabled_by_default"));
}
