using System;
using System.Collections.Generic;
using System.Linq;
using SmartEvse.Core.Settings;
using SmartEvse.Discovery.Tests.Support;
using Xunit;

namespace SmartEvse.Discovery.Tests;

/// <summary>Whatever happens to settings, prefixes and the connection: in the end the broker keeps exactly the messages of now.</summary>
public sealed class RemovalTests
{
    private const string Both = "MainsMeter=API, EVMeter=API";

    [Fact]
    public void Given_an_EV_meter_When_it_is_switched_off_Then_an_empty_retained_payload_goes_to_each_of_its_topics()
    {
        var bench = new Bench(Settings.Of(Both)).Started();
        var before = bench.Discovery;
        var from = bench.Broker.Log.Count;
        Assert.True(bench.Send("EVMeterType", "Disabled").Accepted);
        bench.RunMs(1000);

        var gone = before.Keys.Except(bench.Discovery.Keys).Order().ToArray();
        Assert.Contains("homeassistant/sensor/SmartEVSE-1234-EVChargePower/config", gone);
        Assert.All(gone, topic => Assert.Contains((topic, "", true), bench.Broker.Log.Skip(from)));
        AssertBrokerIsRight(bench);
    }

    [Fact]
    public void Given_a_broker_that_remembers_an_earlier_life_When_the_charger_starts_Then_what_no_longer_applies_is_taken_back()
    {
        var broker = new FakeBroker();
        foreach (var (topic, json) in Announcements.All(Configurations.Richest, Prefixes.Default)) broker.Retained[topic] = json;
        AssertBrokerIsRight(new Bench(Settings.Copy(Configurations.Poorest), broker: broker).Started());
    }

    [Fact]
    public void Given_any_settings_When_they_change_again_and_again_Then_the_broker_always_keeps_the_messages_of_now()
    {
        var bench = new Bench(Settings.Of("")).Started();
        var random = new Random(20260302);
        var rows = Configurations.Matters.ToArray();
        var changes = 0;
        for (var n = 0; n < 80; n++)
        {
            var (row, values) = rows[random.Next(rows.Length)];
            if (bench.Send(Core.Mqtt.SettingTopics.Name(row), values[random.Next(values.Length)].ToString()).Accepted) changes++;
            bench.RunMs(600);
            AssertBrokerIsRight(bench);
        }

        Assert.InRange(changes, 40, 80);
    }

    [Theory]
    [InlineData("MQTTPrefix", "garage/evse")]
    [InlineData("MQTTPrefix", "x")]
    [InlineData("DiscoveryPrefix", "ha/discovery")]
    [InlineData("DiscoveryPrefix", "")]
    public void Given_a_prefix_When_it_changes_Then_everything_under_the_old_one_is_taken_back(string key, string value)
    {
        var bench = new Bench(Settings.Of(Both)).Started();
        var before = bench.Discovery.Keys.ToArray();
        Change(bench, key, value);
        bench.RunMs(2000);

        Assert.Equal(value.Length == 0, bench.Discovery.Count == 0);
        Assert.All(before, topic => Assert.DoesNotContain(topic, bench.Discovery.Keys));
        AssertBrokerIsRight(bench);
    }

    [Theory]
    [InlineData("MQTTPrefix", "garage/evse")]
    [InlineData("DiscoveryPrefix", "ha/discovery")]
    [InlineData("DiscoveryPrefix", "")]
    public void Given_a_link_with_little_room_When_a_prefix_changes_Then_everything_under_the_old_one_is_taken_back_all_the_same(string key, string value)
    {
        var bench = new Bench(Settings.Of(Both)) { RoomPerTick = 3 }.RunMs(20_000);
        AssertBrokerIsRight(bench);
        Change(bench, key, value);
        AssertBrokerIsRight(bench.RunMs(20_000));
    }

    [Theory]
    [InlineData("MQTTPrefix", "garage/evse")]
    [InlineData("DiscoveryPrefix", "ha/discovery")]
    [InlineData("DiscoveryPrefix", "")]
    public void Given_a_lost_connection_When_a_prefix_changes_meanwhile_Then_everything_under_the_old_one_is_taken_back_afterwards(string key, string value)
    {
        var bench = new Bench(Settings.Of(Both)).Started();
        bench.Broker.Accepts = false;
        bench.Broker.Break();
        Change(bench.RunMs(500), key, value);
        bench.RunMs(500);
        bench.Broker.Accepts = true;
        AssertBrokerIsRight(bench.RunMs(20_000));
    }

    [Fact]
    public void Given_a_prefix_that_changes_twice_before_the_first_is_taken_back_When_it_is_quiet_again_Then_only_the_last_is_there()
    {
        var bench = new Bench(Settings.Of(Both)) { RoomPerTick = 3 }.RunMs(20_000);
        foreach (var prefix in new[] { "first", "second", Prefixes.Default, "third/one" })
        {
            Change(bench, "MQTTPrefix", prefix);
            bench.RunMs(700);
        }

        AssertBrokerIsRight(bench.RunMs(30_000));
    }

    [Fact]
    public void Given_an_announcement_under_way_When_the_connection_breaks_and_comes_back_Then_it_is_complete()
    {
        var bench = new Bench(Settings.Of(Both)) { RoomPerTick = 3 };
        for (var n = 0; n < 5; n++)
        {
            bench.RunMs(300);
            bench.Broker.Break();
        }

        AssertBrokerIsRight(bench.RunMs(20_000));
    }

    // From the device's own menu: that works without a connection too.
    private static void Change(Bench bench, string key, string value) => Settings.Set(bench.Values, $"{key}={value}");

    private static void AssertBrokerIsRight(Bench bench)
    {
        var discoveryPrefix = bench.Values.Text(SettingId.DiscoveryPrefix);
        Dictionary<string, string> expected = discoveryPrefix.Length == 0 ? [] : Announcements.All(bench.Values, bench.Prefix).Where(m => m.Json.Length > 0)
            .ToDictionary(m => discoveryPrefix + m.Topic[Announcements.DiscoveryPrefix.Length..], m => m.Json);
        Assert.Equal(expected.Keys.Order(), bench.Discovery.Keys.Order());
        Assert.All(expected, m => Assert.Equal(m.Value, bench.Discovery[m.Key]));
    }
}
