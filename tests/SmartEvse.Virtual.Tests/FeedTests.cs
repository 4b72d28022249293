using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Xunit;

namespace SmartEvse.Virtual.Tests;

/// <summary>The feeders' acceptance scenarios F1 to F3: a mains feed that comes, ends and comes back.</summary>
public sealed class MainsFeedEndToEnd
{
    [Fact]
    public void Given_Smart_with_a_mains_feed_When_it_ends_and_returns_Then_charging_stops_after_eleven_seconds_and_goes_on()
    {
        using var bench = new Bench("MainsMeter=API", "Mode=Smart");
        var p = bench.Probe;
        bench.Feed("MainsMeter", TimeSpan.FromSeconds(5), _ => "20:30:-10");
        p.WaitFor("State", "Charging", 40);
        Assert.Equal(("20", "30", "-10"), (p.Last("MainsCurrentL1"), p.Last("MainsCurrentL2"), p.Last("MainsCurrentL3")));
        Thread.Sleep(12_000);
        Assert.DoesNotContain(p.All, m => m.Payload == "Communication Error");

        bench.StopFeeding();
        p.Set("MainsMeter", "20:30:-10");
        var silence = Stopwatch.StartNew();
        p.WaitFor("Error", "Communication Error", 13);
        Assert.InRange(silence.Elapsed.TotalSeconds, 10.9, 12.2);
        p.WaitFor(() => p.Last("Contactor1") == "OFF", 7, "contactor open");
        Assert.Equal("no_feed", p.Last("Reason"));

        var back = Stopwatch.StartNew();
        p.Set("MainsMeter", "20:30:-10");
        p.WaitFor("Error", "None", 1);
        for (var i = 0; i < 8 && p.Last("State") != "Charging"; i++)
        {
            p.Set("MainsMeter", "20:30:-10");
            Thread.Sleep(3000);
        }

        Assert.Equal("Charging", p.Last("State"));
        Assert.InRange(back.Elapsed.TotalSeconds, 0, 25);
    }
}

/// <summary>Normal mode: the mains meter has no say, not even by its silence (F2).</summary>
public sealed class NormalModeEndToEnd
{
    [Fact]
    public void Given_Normal_without_any_feed_When_a_vehicle_is_plugged_in_Then_it_charges_at_MAX_and_goes_on()
    {
        using var bench = new Bench("MainsMeter=API");
        bench.Probe.WaitFor("State", "Charging", 10);
        bench.Probe.WaitFor("ChargeCurrent", "160", 2);
        Thread.Sleep(13_000);
        Assert.Equal(("Charging", "None"), (bench.Probe.Last("State"), bench.Probe.Last("Error")));
    }
}

/// <summary>The EV meter feed (F4, F5).</summary>
public sealed class EvFeedEndToEnd
{
    [Fact]
    public void Given_an_EV_feed_When_it_counts_and_then_ends_Then_the_session_grows_and_the_loss_is_an_error()
    {
        using var bench = new Bench("MainsMeter=API", "EVMeter=API", "Mode=Smart");
        var p = bench.Probe;
        var wh = 5000;
        for (var i = 0; i < 8 && p.Last("State") != "Charging"; i++) Feed(p, "0:0:0:0", wh);
        Assert.Equal("Charging", p.Last("State"));
        for (var i = 1; i <= 3; i++)
        {
            Feed(p, "160:155:150:11000", wh += 100);
            p.WaitFor("EVEnergyCharged", $"{100 * i}", 2);
        }

        Assert.Equal(("160", "155", "150"), (p.Last("EVCurrentL1"), p.Last("EVCurrentL2"), p.Last("EVCurrentL3")));
        Assert.Equal(("11000", "5300"), (p.Last("EVChargePower"), p.Last("EVTotalEnergyCharged")));

        for (var i = 0; i < 10 && p.Last("Error") == "None"; i++)
        {
            p.Set("MainsMeter", "20:20:20");
            Thread.Sleep(2000);
        }

        p.WaitFor("Error", "EV Meter Comm Error", 2);
        p.WaitFor(() => p.Last("Contactor1") == "OFF", 7, "contactor open");
    }

    private static void Feed(Probe p, string currentsAndPower, int wh)
    {
        p.Set("MainsMeter", "20:20:20");
        p.Set("EVMeter", $"{currentsAndPower}:{wh}");
        Thread.Sleep(1500);
    }
}

/// <summary>Bad feeds change nothing and are answered (F8, F9), and so is a retained one.</summary>
public sealed class BadFeedEndToEnd
{
    [Theory]
    [InlineData("100:100:100:5", "wrong field count")]
    [InlineData("2000:0:0", "out of range -1999..1999")]
    [InlineData("10.5:0:0", "not a number")]
    [InlineData("unavailable", "not a number")]
    public void Given_a_good_value_When_a_bad_message_comes_Then_it_is_refused_and_the_value_stays(string payload, string reason)
    {
        using var bench = new Bench("MainsMeter=API");
        bench.Probe.Set("MainsMeter", "11:12:13");
        bench.Probe.WaitFor("MainsCurrentL3", "13", 2);
        var answer = bench.Probe.Ask("MainsMeter", payload);
        Assert.Equal((false, reason), (answer.GetProperty("accepted").GetBoolean(), answer.GetProperty("reason").GetString()));
        Assert.Equal(("11", "12", "13"), (bench.Probe.Last("MainsCurrentL1"), bench.Probe.Last("MainsCurrentL2"), bench.Probe.Last("MainsCurrentL3")));
    }

    [Fact]
    public void Given_a_retained_feed_on_the_broker_When_the_charger_connects_Then_it_is_refused()
    {
        using var broker = new TestSupport.MosquittoServer();
        using var probe = new Probe(broker.Port);
        probe.Publish("SmartEVSE-1234/Set/MainsMeter", "10:10:10", retain: true);
        using var charger = new VirtualCharger(new ChargerOptions { FeedsMeters = false, Set = ["MQTTHost=127.0.0.1", $"MQTTPort={broker.Port}", "MainsMeter=API"] });
        charger.Start();
        probe.WaitFor(() => probe.Last("Result")?.Contains("\"reason\":\"retained\"", StringComparison.Ordinal) == true, 10, "refusal");
        Assert.Null(probe.Last("MainsCurrentL1"));
        Assert.Equal(1, probe.All.Count(m => m.Topic.EndsWith("/Result", StringComparison.Ordinal)));
    }
}
