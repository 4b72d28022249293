using System.Collections.Generic;
using System.Linq;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Mqtt;

/// <summary>State goes out when it changes and with the heartbeat, and otherwise not; what Home Assistant needs after a restart is retained.</summary>
public sealed class PublishingTests
{
    // The retained topics of the C++ firmware (from the project's collected facts on its MQTT interface), as far as this build has them.
    private static readonly string[] RetainedThere =
    [
        "EVEnergyCharged", "Mode", "MaxCurrent", "MaxSumMains", "MaxSumMainsTime", "ChargeCurrent", "ChargeCurrentOverride", "NrOfPhases", "Access", "State", "StateID", "Error",
        "EVPlugState", "LEDColorOff", "LEDColorNormal", "LEDColorSmart", "LEDColorSolar", "LEDColorCustom", "CPPWMOverride", "EVCCID", "RequiredEVCCID", "Reason",
    ];

    private static readonly string[] LiveThere =
    [
        "MainsCurrentL1", "MainsCurrentL2", "MainsCurrentL3", "MainsImportActiveEnergy", "EVCurrentL1", "EVCurrentL2", "EVCurrentL3", "EVImportActiveEnergy", "EVChargePower",
        "EVTotalEnergyCharged", "CircuitCurrentL1", "CircuitCurrentL2", "CircuitCurrentL3", "HomeBatteryCurrent", "SolarStopTimer", "ESPTemp", "CustomButton", "CustomButtonPressTime", "ESPUptime", "CPPWM",
    ];

    [Theory]
    [InlineData("")]
    [InlineData("MainsMeter=API, EVMeter=API, CircuitMeter=API, EnableC2=Auto, Switch=Grid Relay, MaxSumMains=50, MaxSumMainsTime=5, Config=Fixed")]
    public void Given_a_heartbeat_of_0_When_nothing_changes_for_ten_minutes_Then_nothing_is_sent(string settings)
    {
        var bench = new MqttBench("MQTTHeartbeat=0, " + settings);
        Feed(bench);
        bench.Run(10);
        bench.Link.Forget();

        for (var i = 0; i < 60; i++)
        {
            Feed(bench);
            bench.Run(10);
        }

        Assert.Empty(bench.Link.Sent);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    [InlineData(300)]
    public void Given_a_heartbeat_When_nothing_changes_Then_every_topic_that_is_not_retained_is_repeated_at_that_pace_and_nothing_else_is_sent(int heartbeatS)
    {
        var bench = new MqttBench($"MQTTHeartbeat={heartbeatS}, MainsMeter=API");
        bench.Run(2);
        var expected = bench.States.Where(m => !m.Retain).Select(m => m.Name).Distinct().ToList();
        Assert.True(expected.Count >= 8);
        bench.Link.Forget();

        bench.Run(3 * heartbeatS);

        foreach (var name in expected)
        {
            var times = bench.Times(name);
            Assert.True(times.Length == 3, $"{name}: {times.Length} in {3 * heartbeatS} s");
            Assert.InRange(times[1] - times[0], (heartbeatS * 1000) - 1000, (heartbeatS * 1000) + 1000);
        }

        Assert.Equal(expected.Order(), bench.States.Select(m => m.Name).Distinct().Order());
    }

    [Fact]
    public void Given_a_change_of_one_value_When_it_is_published_Then_only_its_topics_are_sent_and_at_once()
    {
        var bench = new MqttBench("MQTTHeartbeat=0, MainsMeter=API");
        Feed(bench);
        bench.Run(5);
        bench.Link.Forget();

        bench.Write("MainsMeter", "10:41:30:400:5000");
        bench.Run(0.06);

        Assert.Equal(["MainsCurrentL2"], bench.States.Select(m => m.Name));
        Assert.Equal("41", bench.Last("MainsCurrentL2"));
    }

    [Fact]
    public void Given_Q03_a_factory_new_charger_When_it_connects_Then_CAPACITY_is_published_as_600() => Assert.Equal("600", new MqttBench().Last("MaxSumMains"));

    [Fact]
    public void Given_a_heartbeat_that_is_switched_on_When_it_is_written_Then_it_holds_from_then_on()
    {
        var bench = new MqttBench("MQTTHeartbeat=0");
        bench.Run(30);
        bench.Link.Forget();
        bench.Ask("MQTTHeartbeat", "10");
        bench.Run(25);

        Assert.InRange(bench.Times("ESPTemp").Length, 2, 3);
    }

    [Fact]
    public void Given_every_topic_When_it_is_sent_Then_the_retained_flag_is_that_of_its_row_and_QoS_is_0()
    {
        var bench = FullBench();
        var topic = new StateTopic();
        var flags = bench.States.GroupBy(m => m.Name).ToDictionary(g => g.Key, g => g.Select(m => m.Retain).Distinct().ToList());
        for (var i = 0; i < StateTopics.Count; i++)
        {
            StateTopics.Read(i, topic);
            if (StateTopics.Value(topic, bench.Sim.View, bench.Session.Status) != ChargerView.Unknown) Assert.Equal([topic.Retained], flags[topic.Name]);
        }

        foreach (var name in CommandNames.Rows.Where(n => SettingTopics.IsPublished(CommandNames.Row(n)))) Assert.Equal([true], flags[name]);
        foreach (var name in RetainedThere) Assert.Equal([true], flags[name]);
        foreach (var name in LiveThere) Assert.Equal([false], flags[name]);
        Assert.All(bench.Link.Sent, m => Assert.Equal(0, m.Qos));
    }

    [Fact]
    public void Given_no_meters_When_everything_is_published_Then_there_is_nothing_of_a_meter()
    {
        var bench = new MqttBench();
        bench.Run(70);

        var topic = new StateTopic();
        for (var i = 0; i < StateTopics.Count; i++)
        {
            StateTopics.Read(i, topic);
            Assert.True(topic.Condition == TopicCondition.Always || bench.Last(topic.Name) == null, topic.Name);
        }

        Assert.Null(bench.Last("MainsCurrentL1"));
        Assert.NotNull(bench.Last("State"));
    }

    [Fact]
    public void Given_a_meter_that_is_switched_off_and_on_again_When_it_is_there_again_Then_its_topics_are_too()
    {
        var bench = new MqttBench("MQTTHeartbeat=0, MainsMeter=API", unlocked: true);
        bench.Ask("MainsMeterType", "Disabled");
        bench.Run(5);
        bench.Link.Forget();
        bench.Ask("MainsMeterType", "API");
        bench.Run(1);

        Assert.Equal("OFF", bench.Last("MainsMeterOnline"));
    }

    [Fact]
    public void Given_an_energy_register_that_reads_0_When_it_is_published_Then_it_is_not()
    {
        var bench = new MqttBench("MainsMeter=API, EVMeter=API");
        bench.Write("MainsMeter", "0:0:0:0:0");
        bench.Write("EVMeter", "0:0:0:0:0");
        bench.Run(1);

        Assert.Null(bench.Last("MainsImportActiveEnergy"));
        Assert.Null(bench.Last("EVTotalEnergyCharged"));
        Assert.Equal("0", bench.Last("MainsCurrentL1"));
    }

    [Fact]
    public void Given_a_feed_that_has_ended_When_the_heartbeat_comes_Then_its_last_reading_is_not_repeated()
    {
        var bench = new MqttBench("MainsMeter=API, MQTTHeartbeat=10");
        Feed(bench);
        bench.Run(12);
        Assert.Equal("OFF", bench.Last("MainsMeterOnline"));
        bench.Link.Forget();

        bench.Run(60);
        Assert.Empty(bench.Times("MainsCurrentL1"));

        Feed(bench);
        bench.Run(0.1);
        Assert.Equal(("10", "ON"), (bench.Last("MainsCurrentL1"), bench.Last("MainsMeterOnline")));
    }

    [Fact]
    public void Given_everything_at_once_When_it_is_published_Then_no_tick_sends_more_than_it_may()
    {
        var bench = new MqttBench("MainsMeter=API", connect: false);
        bench.Session.MessagesPerTick = 7;
        var most = new List<int>();
        for (var i = 0; i < 400; i++)
        {
            var before = bench.Link.Sent.Count;
            bench.Step();
            most.Add(bench.Link.Sent.Count - before);
        }

        Assert.InRange(most.Max(), 2, 7 + 1); // And the birth message in the first.
        Assert.Equal("OFF", bench.Last("MainsMeterOnline"));
        Assert.Equal("homeassistant", bench.Last("DiscoveryPrefix"));
    }

    private static MqttBench FullBench()
    {
        var bench = new MqttBench("MainsMeter=API, EVMeter=API, CircuitMeter=API, EnableC2=Auto, Switch=Grid Relay, MaxSumMains=50, MaxSumMainsTime=5, Config=Fixed", plugged: true);
        bench.Sim.Plant.SwitchClosed = true;
        bench.Run(1);
        bench.Sim.Plant.SwitchClosed = false;
        Feed(bench);
        bench.Run(2);
        return bench;
    }

    private static void Feed(MqttBench bench)
    {
        if (bench.Settings.HasMainsMeter) bench.Write("MainsMeter", "10:20:30:400:5000");
        if (bench.Settings.HasEvMeter) bench.Write("EVMeter", "10:20:30:400:5000");
        if (bench.Settings.HasCircuitMeter) bench.Write("CircuitMeter", "10:20:30");
        if (bench.Settings.HasMainsMeter) bench.Write("HomeBatteryCurrent", "10");
    }
}
