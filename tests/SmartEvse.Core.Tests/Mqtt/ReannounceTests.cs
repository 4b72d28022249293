using System.Collections.Generic;
using System.Linq;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Mqtt;

/// <summary>After every connection, and when Home Assistant starts, everything is said again; and others under our prefix are noticed.</summary>
public sealed class ReannounceTests
{
    [Theory]
    [InlineData("")]
    [InlineData("MainsMeter=API, EVMeter=API, CircuitMeter=API, EnableC2=Auto, Switch=Grid Relay, MaxSumMains=50, MaxSumMainsTime=5, Config=Fixed")]
    public void Given_a_connection_that_was_lost_When_it_is_made_again_Then_every_topic_that_applies_is_sent_once(string settings)
    {
        var bench = Settled("MQTTHeartbeat=0, " + settings);
        for (var reconnect = 0; reconnect < 3; reconnect++)
        {
            Feed(bench);
            bench.Run(20);
            Feed(bench);
            bench.Run(0.5);
            bench.Link.Forget();
            bench.Link.Drop();
            bench.Run(3);

            Assert.Equal(Applicable(bench), bench.States.Select(m => m.Name).Order());
            Assert.Equal(bench.Announcer.Topics.Order(), bench.Link.Sent.Where(m => m.Topic.StartsWith("homeassistant/", System.StringComparison.Ordinal)).Select(m => m.Topic).Order());
            Assert.Equal("online", bench.Last("connected"));
        }
    }

    [Fact]
    public void Given_all_meters_a_second_contactor_and_a_press_When_the_applicable_topics_are_counted_Then_every_topic_of_the_table_is_among_them()
    {
        var bench = Settled("MainsMeter=API, EVMeter=API, CircuitMeter=API, EnableC2=Auto, Switch=Grid Relay, MaxSumMains=50, MaxSumMainsTime=5, Config=Fixed");
        Feed(bench);
        bench.Sim.Plant.Plug();
        bench.Run(10);
        bench.Sim.Plant.Unplug();
        bench.Run(2);
        Feed(bench);
        bench.Run(0.5);
        var applicable = Applicable(bench);
        var topic = new StateTopic();
        for (var i = 0; i < StateTopics.Count; i++)
        {
            StateTopics.Read(i, topic);
            Assert.Contains(topic.Name, applicable);
        }
    }

    [Fact]
    public void Given_Home_Assistant_that_starts_When_it_says_online_Then_all_is_announced_and_published_again_half_a_second_to_three_later()
    {
        var bench = Settled("MQTTHeartbeat=0");
        bench.Link.Forget();
        var heardMs = bench.Sim.NowMs;
        bench.Link.Deliver("homeassistant/status", "online");
        bench.Run(4);

        Assert.Equal(Applicable(bench), bench.States.Select(m => m.Name).Order());
        Assert.Equal(bench.Announcer.Topics, bench.Link.Sent.Select(m => m.Topic).Where(t => t.StartsWith("homeassistant/", System.StringComparison.Ordinal)));
        Assert.InRange(bench.Link.Sent[0].AtMs - heardMs, 500, 3100);
    }

    [Fact]
    public void Given_Home_Assistant_that_has_just_started_When_the_connection_is_lost_before_it_is_its_turn_Then_all_is_still_said_once()
    {
        var bench = Settled("MQTTHeartbeat=0");
        bench.Run(20);
        bench.Link.Forget();
        bench.Link.Deliver("homeassistant/status", "online");
        bench.Run(0.1);
        bench.Link.Drop();
        bench.Run(5);

        Assert.Equal(Applicable(bench), bench.States.Select(m => m.Name).Order());
    }

    [Theory]
    [InlineData("homeassistant/status", "offline", false)]
    [InlineData("homeassistant/status", "ONLINE", false)]
    [InlineData("homeassistant/status", "online", true)]
    [InlineData("homeassistant/status", "", false)]
    [InlineData("SmartEVSE-1234/Set", "online", false)]
    public void Given_a_message_that_is_no_birth_of_Home_Assistant_When_it_comes_Then_nothing_is_announced_again(string topic, string payload, bool retained)
    {
        var bench = Settled("MQTTHeartbeat=0");
        bench.Link.Forget();
        bench.Link.Deliver(topic, payload, retained);
        bench.Link.Deliver("homeassistant/status", [0xFF, 0xFE]);
        bench.Run(5);

        Assert.Empty(bench.Link.Sent);
    }

    [Fact]
    public void Given_chargers_in_one_house_When_Home_Assistant_starts_Then_they_do_not_all_speak_at_once()
    {
        var moments = new HashSet<long>();
        for (var serial = 1; serial <= 8; serial++)
        {
            var bench = new MqttBench("MQTTHeartbeat=0", serial: $"{serial}");
            bench.Run(3);
            bench.Link.Forget();
            bench.Link.Deliver("homeassistant/status", "online");
            bench.Run(4);
            moments.Add(bench.Link.Sent[0].AtMs);
        }

        Assert.InRange(moments.Count, 4, 8);
    }

    [Fact]
    public void Given_our_own_birth_and_its_echo_When_connections_come_and_go_Then_nobody_else_is_suspected()
    {
        var bench = Settled("");
        for (var i = 0; i < 3; i++)
        {
            bench.Run(20);
            bench.Link.Drop();
        }

        bench.Run(1);
        Assert.Equal("", bench.Last("Warning"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Given_another_device_with_our_prefix_When_it_says_online_Then_it_is_noticed_and_reported(int reconnects)
    {
        var bench = Settled("");
        for (var i = 0; i < reconnects; i++)
        {
            bench.Run(20);
            bench.Link.Drop();
        }

        bench.Run(1);
        bench.Link.Deliver("SmartEVSE-1234/connected", "online");
        bench.Run(0.2);

        Assert.True(bench.Session.Status.ForeignBirth);
        Assert.Equal("Another device uses the same MQTT prefix", bench.Last("Warning"));
        Assert.Equal(bench.Last("Warning"), bench.Link.Kept["SmartEVSE-1234/Warning"]);
    }

    [Fact]
    public void Given_trouble_of_the_shell_When_it_is_reported_Then_the_warning_says_so_beside_the_other_one_and_fits_a_state()
    {
        var bench = Settled("");
        bench.Session.Status.Report(1, "storage: the medium is full");
        bench.Run(0.2);
        Assert.Equal("storage: the medium is full", bench.Last("Warning"));

        bench.Link.Deliver("SmartEVSE-1234/connected", "online");
        bench.Session.Status.Report(2, "control: " + new string('x', 300));
        bench.Run(0.2);
        Assert.StartsWith("Another device uses the same MQTT prefix; control: xxx", bench.Last("Warning"), System.StringComparison.Ordinal);
        Assert.InRange(bench.Last("Warning")!.Length, 200, 255);
    }

    [Fact]
    public void Given_our_birth_that_the_broker_has_kept_When_it_is_replayed_to_us_Then_nobody_else_is_suspected()
    {
        var bench = Settled("");
        bench.Link.Deliver("SmartEVSE-1234/connected", "online", retained: true);
        bench.Run(1);

        Assert.False(bench.Session.Status.ForeignBirth);
    }

    [Fact]
    public void Given_a_warning_When_the_prefix_is_changed_Then_it_is_over()
    {
        var bench = new MqttBench(unlocked: true);
        bench.Link.Deliver("SmartEVSE-1234/connected", "online");
        bench.Run(1);
        Assert.NotEqual("", bench.Last("Warning"));
        bench.Ask("MQTTPrefix", "garage");
        bench.Run(3);

        Assert.Equal(("garage", ""), (bench.Session.Prefix, bench.Last("Warning")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(15)]
    public void Given_a_will_that_says_offline_for_us_When_it_comes_Then_we_are_online_again_ten_seconds_after_our_last_birth_at_the_latest(int afterS)
    {
        var bench = new MqttBench();
        bench.Run(afterS - 1);
        bench.Link.Forget();
        bench.Link.Deliver("SmartEVSE-1234/connected", "offline");
        bench.Run(11);

        Assert.Equal(["SmartEVSE-1234/connected"], bench.Link.Sent.Where(m => m.Payload == "online").Select(m => m.Topic));
        Assert.False(bench.Session.Status.ForeignBirth);
    }

    private static MqttBench Settled(string settings)
    {
        var bench = new MqttBench(settings);
        bench.Sim.Plant.SwitchClosed = true;
        bench.Run(0.5);
        bench.Sim.Plant.SwitchClosed = false;
        bench.Run(1);
        return bench;
    }

    // Same values every time, so that only the re-announcement is seen.
    private static void Feed(MqttBench bench)
    {
        if (bench.Settings.HasMainsMeter) bench.Write("MainsMeter", "10:20:30:400:5000");
        if (bench.Settings.HasEvMeter) bench.Write("EVMeter", "10:20:30:400:5000");
        if (bench.Settings.HasCircuitMeter) bench.Write("CircuitMeter", "10:20:30");
        if (bench.Settings.HasMainsMeter) bench.Write("HomeBatteryCurrent", "10");
    }

    private static IEnumerable<string> Applicable(MqttBench bench)
    {
        var topic = new StateTopic();
        var names = new List<string>();
        for (var i = 0; i < StateTopics.Count; i++)
        {
            StateTopics.Read(i, topic);
            if (StateTopics.Applies(topic.Condition, bench.Settings) && StateTopics.Value(topic, bench.Sim.View, bench.Session.Status) != ChargerView.Unknown) names.Add(topic.Name);
        }

        names.AddRange(CommandNames.Rows.Where(n => SettingTopics.IsPublished(CommandNames.Row(n))));
        return names.Order();
    }
}
