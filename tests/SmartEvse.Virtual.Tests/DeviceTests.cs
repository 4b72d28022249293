using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using SmartEvse.TestSupport;
using Xunit;

namespace SmartEvse.Virtual.Tests;

/// <summary>What a Home Assistant user and an integrator see of one charger.</summary>
public sealed class DeviceEndToEnd
{
    [Fact]
    public void Given_both_meters_on_API_When_the_charger_comes_up_Then_at_least_60_entities_are_announced_retained_and_small()
    {
        using var bench = new Bench("MainsMeter=API", "EVMeter=API");
        bench.Probe.WaitFor("Version", ProductVersion.Text, 5);
        Thread.Sleep(500);
        using var late = new Probe(bench.Broker.Port);
        Assert.True(Eventually.Holds(() => late.All.Count(m => m.Topic.StartsWith("homeassistant/", StringComparison.Ordinal)) >= 60, TimeSpan.FromSeconds(5)));
        var messages = late.All.Where(m => m.Topic.StartsWith("homeassistant/", StringComparison.Ordinal)).ToList();
        Assert.All(messages, m => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(m.Payload), 1, 1000));
        Assert.All(messages, m => JsonDocument.Parse(m.Payload));
    }

    [Fact]
    public void Given_Home_Assistant_restarts_When_it_says_online_Then_everything_is_announced_again_after_half_a_second_to_three()
    {
        using var bench = new Bench();
        bench.Probe.WaitFor("Version", ProductVersion.Text, 5);
        Thread.Sleep(500);
        bench.Probe.Forget();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        bench.Probe.Publish("homeassistant/status", "online", retain: false);
        bench.Probe.WaitFor(() => bench.Probe.LastRaw("homeassistant/select/SmartEVSE-1234-Mode/config") != null, 4, "discovery");
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.45, 3.5);
        bench.Probe.WaitFor("Mode", "Normal", 1);
    }

    [Fact]
    public void Given_an_integrator_When_settings_are_written_Then_each_is_answered_and_echoed()
    {
        using var bench = new Bench("MainsMeter=API");
        var p = bench.Probe;
        var answer = p.Ask("CurrentOverride", "150");
        Assert.Equal((true, "150"), (answer.GetProperty("accepted").GetBoolean(), answer.GetProperty("value").GetString()));
        p.WaitFor("ChargeCurrentOverride", "150", 1);
        Assert.Equal("out of range 0, 60..160", p.Ask("CurrentOverride", "161").GetProperty("reason").GetString());
        Assert.Equal("unknown option", p.Ask("Mode", "smart").GetProperty("reason").GetString());
        Assert.Equal("not in this build", p.Ask("CableLock", "1").GetProperty("reason").GetString());
        Assert.Equal("locked", p.Ask("MaxMains", "30").GetProperty("reason").GetString());
        Assert.Equal("unknown topic", p.Ask("Nonsense", "1").GetProperty("reason").GetString());
        Assert.True(p.Ask("Mode", "Solar").GetProperty("accepted").GetBoolean());
        p.WaitFor("Mode", "Solar", 1);
        Assert.Equal("not in this mode", p.Ask("CurrentOverride", "150").GetProperty("reason").GetString());
        p.WaitFor("ChargeCurrentOverride", "0", 1);
        Assert.True(p.Ask("Mode", "Pause").GetProperty("accepted").GetBoolean());
        p.WaitFor("Mode", "Pause", 1);
        Assert.True(p.Ask("MinCurrent", "8").GetProperty("accepted").GetBoolean());
        p.WaitFor("MinCurrent", "8", 1);
    }

    [Fact]
    public void Given_a_charger_When_it_ends_in_order_or_its_line_breaks_Then_connected_says_offline()
    {
        using var broker = new MosquittoServer();
        using var proxy = new CuttableProxy(broker.Port);
        using var probe = new Probe(broker.Port);
        using (var charger = new VirtualCharger(new ChargerOptions { Set = ["MQTTHost=127.0.0.1", $"MQTTPort={proxy.Port}"] }))
        {
            charger.Start();
            probe.WaitFor("connected", "online", 5);
            proxy.Cut();
            probe.WaitFor("connected", "offline", 5);
            probe.WaitFor("connected", "online", 16);
        }

        probe.WaitFor("connected", "offline", 3);
    }

    [Fact]
    public void Given_settings_written_over_MQTT_When_the_charger_starts_again_Then_they_are_there()
    {
        var folder = Directory.CreateTempSubdirectory("smartevse-test-").FullName;
        using var broker = new MosquittoServer();
        using var probe = new Probe(broker.Port);
        var options = new ChargerOptions { DataFolder = folder, Set = ["MQTTHost=127.0.0.1", $"MQTTPort={broker.Port}", "MainsMeter=API"] };
        using (var charger = new VirtualCharger(options))
        {
            charger.Start();
            probe.WaitFor("connected", "online", 5);
            Assert.True(probe.Ask("MinCurrent", "9").GetProperty("accepted").GetBoolean());
            Assert.True(probe.Ask("Access", "Deny").GetProperty("accepted").GetBoolean());
        }

        using var again = new VirtualCharger(options with { Set = [] });
        Assert.Equal(9, again.Settings.Number(Core.Settings.SettingId.MinCurrent));
        Assert.Equal(Core.Settings.AccessStatus.Deny, again.Settings.State(Core.Settings.StoredState.Access));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Given_a_remote_writer_When_it_asks_for_a_restart_Then_it_is_refused_while_charging_and_done_otherwise()
    {
        using var bench = new Bench();
        bench.Probe.WaitFor("State", "Charging", 10);
        Assert.Equal("busy", bench.Probe.Ask("Restart", "PRESS").GetProperty("reason").GetString());
        bench.Probe.Set("Access", "Deny");
        bench.Probe.WaitFor(() => bench.Probe.Last("Contactor1") == "OFF", 7, "contactor open");
        Assert.True(bench.Probe.Ask("Restart", "PRESS").GetProperty("accepted").GetBoolean());
        Assert.True(Eventually.Holds(() => bench.Charger.RestartWanted, TimeSpan.FromSeconds(1)));
    }
}
