using System;
using System.Linq;
using SmartEvse.Discovery.Tests.Support;
using Xunit;

namespace SmartEvse.Discovery.Tests;

/// <summary>Home Assistant starts, and says so: after a random 0.5 to 3 s everything is announced and published again.</summary>
public sealed class HomeAssistantStartTests
{
    private const string Status = "homeassistant/status";
    private const int TickMs = 50;

    [Fact]
    public void Given_many_chargers_When_Home_Assistant_starts_Then_each_announces_after_half_a_second_to_three_and_they_spread()
    {
        var delays = Enumerable.Range(1000, 60).Select(serial => DelayMs(new Bench(Settings.Of(""), serial.ToString()).Started())).ToArray();
        Assert.All(delays, d => Assert.InRange(d, 500, 3000 + TickMs));
        Assert.True(delays.Distinct().Count() > 20, $"only {delays.Distinct().Count()} different delays");
        Assert.True(delays.Min() < 1000 && delays.Max() > 2500, $"{delays.Min()} to {delays.Max()} ms");
    }

    [Fact]
    public void Given_one_charger_When_Home_Assistant_starts_again_and_again_Then_the_delay_differs()
    {
        var bench = new Bench(Settings.Of("")).Started();
        Assert.True(Enumerable.Range(0, 10).Select(_ => DelayMs(bench)).Distinct().Count() > 5);
    }

    [Fact]
    public void Given_a_broker_that_has_lost_everything_When_Home_Assistant_starts_Then_all_of_discovery_and_every_state_come_again()
    {
        var bench = new Bench(Settings.Copy(Configurations.Richest)).Started();
        var before = bench.Broker.Retained.ToArray();
        bench.Broker.Retained.Clear();
        bench.Broker.Deliver(Status, "online");
        bench.RunMs(5000);
        // The charger's own birth stays with the connection; the broker has not lost that.
        Assert.Equal(before.Select(m => m.Key).Where(k => !k.EndsWith("/connected", StringComparison.Ordinal)), bench.Broker.Retained.Keys);
    }

    [Fact]
    public void Given_values_that_are_not_retained_When_Home_Assistant_starts_Then_they_come_after_the_announcement()
    {
        var bench = new Bench(Settings.Of("")).Started();
        var from = bench.Broker.Log.Count;
        bench.Broker.Deliver(Status, "online");
        bench.RunMs(5000);
        var log = bench.Broker.Log.Skip(from).ToList();
        var lastConfig = log.FindLastIndex(m => m.Topic.EndsWith("/config", StringComparison.Ordinal));
        Assert.True(log.FindIndex(m => m.Topic == "SmartEVSE-1234/ESPTemp") > lastConfig);
    }

    [Fact]
    public void Given_two_births_in_a_row_When_Home_Assistant_is_restless_Then_it_is_announced_once()
    {
        var bench = new Bench(Settings.Of("")).Started();
        var from = bench.Broker.Log.Count;
        bench.Broker.Deliver(Status, "online");
        bench.RunMs(200);
        bench.Broker.Deliver(Status, "online");
        bench.RunMs(10_000);
        Assert.Single(bench.Broker.Log.Skip(from), m => m.Topic == "homeassistant/sensor/SmartEVSE-1234-State/config");
    }

    [Theory]
    [InlineData("homeassistant/status", "offline")]
    [InlineData("homeassistant/status", "Online")]
    [InlineData("other/status", "online")]
    public void Given_something_else_is_said_When_it_is_no_start_of_Home_Assistant_Then_nothing_is_announced(string topic, string payload)
    {
        var bench = new Bench(Settings.Of("")).Started();
        var from = bench.Broker.Log.Count;
        bench.Broker.Deliver(topic, payload);
        bench.RunMs(5000);
        Assert.DoesNotContain(bench.Broker.Log.Skip(from), m => m.Topic.EndsWith("/config", StringComparison.Ordinal));
    }

    [Fact]
    public void Given_a_discovery_prefix_of_its_own_When_Home_Assistant_starts_under_it_Then_it_is_heard_there_and_nowhere_else()
    {
        var bench = new Bench(Settings.Of("DiscoveryPrefix=ha/discovery")).Started();
        Assert.True(bench.Broker.IsSubscribed("ha/discovery/status"));
        Assert.False(bench.Broker.IsSubscribed(Status));
        Assert.InRange(DelayMs(bench, "ha/discovery/status"), 500, 3000 + TickMs);
    }

    [Fact]
    public void Given_no_discovery_prefix_When_the_charger_runs_Then_nothing_is_announced_and_nobody_is_listened_to()
    {
        var bench = new Bench(Settings.Of("DiscoveryPrefix=")).Started();
        Assert.Empty(bench.Discovery);
        Assert.DoesNotContain(bench.Broker.Log, m => m.Topic.EndsWith("/config", StringComparison.Ordinal));
        Assert.False(bench.Broker.IsSubscribed(Status));
        Assert.NotEmpty(bench.Broker.Below("SmartEVSE-1234"));
    }

    // How long after the birth message the first announcement comes; then everything settles.
    private static long DelayMs(Bench bench, string status = Status)
    {
        var from = bench.Broker.Log.Count;
        bench.Broker.Deliver(status, "online");
        var began = bench.Sim.NowMs;
        bool IsAnnounced() => bench.Broker.Log.Skip(from).Any(m => m.Topic.EndsWith("/config", StringComparison.Ordinal));
        for (var waitedMs = 0; !IsAnnounced() && waitedMs < 10_000; waitedMs += 10) bench.RunMs(10);
        Assert.True(IsAnnounced());
        var delay = bench.Sim.NowMs - began;
        bench.RunMs(1000);
        return delay;
    }
}
