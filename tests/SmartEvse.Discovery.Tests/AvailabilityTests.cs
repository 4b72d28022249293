using System;
using System.Linq;
using SmartEvse.Discovery.Tests.Schema;
using SmartEvse.Discovery.Tests.Support;
using Xunit;

namespace SmartEvse.Discovery.Tests;

/// <summary>Every entity is available exactly while the charger is connected: birth and will stand on the topic that every message names.</summary>
public sealed class AvailabilityTests
{
    [Theory]
    [InlineData("")]
    [InlineData("MQTTPrefix=SmartEVSE/1234")]
    [InlineData("MQTTPrefix=garage/my charger")]
    public void Given_a_charger_When_it_comes_and_breaks_off_Then_birth_and_will_say_what_the_messages_expect(string settings)
    {
        var bench = new Bench(Settings.Of(settings + ", MainsMeter=API, EVMeter=API")).Started();
        var messages = Announcements.Read(bench.Values, bench.Prefix);
        var topic = Assert.Single(messages.Where(m => !m.IsTrigger).Select(m => m.AvailabilityTopics[0]).Distinct());
        // Home Assistant's defaults hold: no message may say otherwise.
        Assert.All(messages, m => Assert.False(m.Has("payload_available") || m.Has("payload_not_available") || m.Has("availability_template")));
        Assert.All(messages.SelectMany(m => m.Availability.Take(1)), a => Assert.Equal(["topic"], a.Keys));

        Assert.Equal("online", bench.Broker.Retained[topic]);
        Assert.Equal((topic, "offline"), (bench.Broker.Options!.WillTopic, bench.Broker.Options.WillPayload));
        bench.Broker.Accepts = false;
        bench.Broker.Break();
        Assert.Equal("offline", bench.Broker.Retained[topic]);
        bench.Broker.Accepts = true;
        bench.RunMs(20_000);
        Assert.Equal("online", bench.Broker.Retained[topic]);
    }

    [Fact]
    public void Given_a_charger_When_its_prefix_changes_Then_it_is_offline_under_the_old_one_and_online_under_the_new_one()
    {
        var bench = new Bench(Settings.Of("")).Started();
        Settings.Set(bench.Values, "MQTTPrefix=new/one");
        bench.RunMs(2000);
        Assert.Equal("offline", bench.Broker.Retained["SmartEVSE-1234/connected"]);
        Assert.Equal("online", bench.Broker.Retained["new/one/connected"]);
        Assert.Equal("new/one/connected", bench.Broker.Options!.WillTopic);
    }

    [Theory]
    [InlineData("MainsCurrentL1", "MainsMeterOnline")]
    [InlineData("MainsPower", "MainsMeterOnline")]
    [InlineData("HomeBatteryCurrent", "MainsMeterOnline")]
    [InlineData("EVCurrentL3", "EVMeterOnline")]
    [InlineData("EVChargePower", "EVMeterOnline")]
    [InlineData("CircuitCurrentL2", "CircuitMeterOnline")]
    public void Given_a_measured_value_When_its_meter_falls_silent_Then_it_is_not_available_though_the_charger_is(string suffix, string meter)
    {
        var bench = new Bench(Settings.Of("MainsMeter=API, EVMeter=API, CircuitMeter=API")).Started();
        var message = Announcements.Read(bench.Values, bench.Prefix).Single(m => m["unique_id"] == $"{bench.Prefix}-{suffix}");
        Assert.Equal([$"{bench.Prefix}/connected", $"{bench.Prefix}/{meter}"], message.AvailabilityTopics);
        foreach (var (feed, payload) in new[] { ("MainsMeter", "1:2:3:4:5"), ("EVMeter", "1:2:3:4:5"), ("CircuitMeter", "1:2:3") }) bench.Broker.Deliver($"{bench.Prefix}/Set/{feed}", payload);
        bench.RunMs(1000);
        Assert.Equal(message.Availability[1]["payload_available"].GetString(), bench.Broker.Retained[message.AvailabilityTopics[1]]);
        bench.RunMs(30_000);
        Assert.Equal(message.Availability[1]["payload_not_available"].GetString(), bench.Broker.Retained[message.AvailabilityTopics[1]]);
        Assert.Equal("online", bench.Broker.Retained[message.AvailabilityTopics[0]]);
    }

    [Fact]
    public void Given_energy_and_states_When_a_meter_falls_silent_Then_they_stay_what_they_are()
    {
        var two = Announcements.Read(Configurations.Richest, Prefixes.Default).Where(m => m.AvailabilityTopics.Count > 1).ToArray();
        Assert.All(two, m => Assert.True(m["device_class"] is "current" or "power" && m["state_class"] == "measurement", m.ToString()));
        Assert.Equal(12, two.Length);
    }

    [Fact]
    public void Given_a_heartbeat_When_live_values_stop_Then_they_expire_after_three_of_them_and_without_one_never()
    {
        Assert.All(Live("MQTTHeartbeat=30"), m => Assert.Equal(90, m.Number("expire_after", 0)));
        Assert.All(Live("MQTTHeartbeat=0"), m => Assert.False(m.Has("expire_after")));
    }

    // Meter values that the broker does not keep: there have to be some, or the test above shows nothing.
    private static Message[] Live(string settings)
    {
        var all = Announcements.Read(Settings.Of("MainsMeter=API, EVMeter=API, " + settings), Prefixes.Default);
        Message[] live = [.. all.Where(m => m["device_class"] is "current" or "power" && ChargerTopics.Rows.Any(t => !t.Retained && m["state_topic"] == $"{Prefixes.Default}/{t.Name}"))];
        Assert.True(live.Length >= 8);
        Assert.DoesNotContain(all.Except(live), m => m.Has("expire_after"));
        return live;
    }
}
