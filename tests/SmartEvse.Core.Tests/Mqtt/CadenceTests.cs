using System.Linq;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Mqtt;

/// <summary>Topics that are not simply sent on change: slow ones, ages, and what belongs to the reason. With the heartbeat off, so that only the cadence is seen.</summary>
public sealed class CadenceTests
{
    private const int SlowMs = 10000;

    [Fact]
    public void Given_a_temperature_that_changes_every_second_When_it_is_published_Then_every_ten_seconds_with_the_newest()
    {
        var bench = new MqttBench("MQTTHeartbeat=0");
        bench.Link.Forget();
        for (var i = 0; i < 60; i++)
        {
            bench.Sim.Plant.TemperatureC = 20 + i;
            bench.Run(1);
        }

        var times = bench.Times("ESPTemp");
        Assert.InRange(times.Length, 5, 7);
        for (var i = 1; i < times.Length; i++) Assert.InRange(times[i] - times[i - 1], SlowMs - 1000, SlowMs + 1000);
        Assert.InRange(int.Parse(bench.Last("ESPTemp")!), 69, 79);
    }

    [Fact]
    public void Given_a_countdown_When_it_starts_and_ends_Then_both_are_sent_at_once_and_between_them_every_ten_seconds()
    {
        var bench = Charge();
        Assert.Equal("0", bench.Last("ChargeDelay"));
        for (var i = 0; i < 1000 && bench.Sim.View[ViewField.ChargeDelayS] == 0; i++) Room(bench, 300, 0.1);
        bench.Run(0.1);
        Assert.InRange(int.Parse(bench.Last("ChargeDelay")!), 1, 60);

        for (var i = 0; i < 30; i++) Room(bench, 300, 1);
        bench.Link.Forget();
        for (var i = 0; i < 80; i++) Room(bench, 0, 1);

        var sent = bench.States.Where(m => m.Name == "ChargeDelay").ToList();
        Assert.Equal("0", sent[^1].Payload);
        Assert.Equal(sent.Count, sent.Select(m => m.Payload).Distinct().Count());
        for (var i = 1; i < sent.Count - 1; i++) Assert.InRange(sent[i].AtMs - sent[i - 1].AtMs, SlowMs - 1000, SlowMs + 1000);
    }

    [Fact]
    public void Given_Q08_CAP_STOP_When_CAPACITY_is_exceeded_at_MIN_Then_its_countdown_is_sent_down_to_the_stop()
    {
        var bench = new MqttBench("MQTTHeartbeat=0, MainsMeter=API, Mode=Smart, Config=Fixed, MaxSumMains=20, MaxSumMainsTime=2", plugged: true);
        for (var i = 0; i < 30; i++) Room(bench, 0, 1);
        Assert.Equal(("Charging", "0"), (bench.Last("State"), bench.Last("MaxSumMainsTimer")));
        bench.Link.Forget();
        for (var i = 0; i < 200; i++) Room(bench, 80, 1);

        var sent = bench.States.Where(m => m.Name == "MaxSumMainsTimer").Select(m => int.Parse(m.Payload)).ToList();
        Assert.Equal((120, 0), (sent[0], sent[^1]));
        Assert.Equal(sent.Distinct().OrderDescending(), sent);
        Assert.NotEqual("Charging", bench.Last("State"));
    }

    [Fact]
    public void Given_a_countdown_that_was_sent_a_moment_ago_When_it_starts_or_ends_Then_that_does_not_wait()
    {
        // A new connection says everything, so that the ten seconds begin anew.
        var rehearsal = Charge();
        var untilDelay = 0;
        for (; untilDelay < 1000 && rehearsal.Sim.View[ViewField.ChargeDelayS] == 0; untilDelay++) Room(rehearsal, 300, 0.1);
        var bench = Charge();
        for (var i = 0; i < untilDelay - 20; i++) Room(bench, 300, 0.1);
        bench.Link.Drop();
        for (var i = 0; i < 21; i++) Room(bench, 300, 0.1);
        Assert.InRange(int.Parse(bench.Last("ChargeDelay")!), 1, 60);
        Assert.InRange(bench.Times("ChargeDelay")[^1] - bench.Times("ChargeDelay")[^2], 1, SlowMs - 1000);

        for (var i = 0; i < 30; i++) Room(bench, 300, 1);
        for (var i = 0; i < 80 && bench.Sim.View[ViewField.ChargeDelayS] > 5; i++) Room(bench, 0, 1);
        bench.Link.Drop();
        for (var i = 0; i < 7; i++) Room(bench, 0, 1);
        Assert.Equal("0", bench.Last("ChargeDelay"));
    }

    [Fact]
    public void Given_a_meter_When_its_feed_is_fresh_Then_the_age_is_not_sent_and_when_it_is_stale_every_ten_seconds()
    {
        var bench = new MqttBench("MQTTHeartbeat=0, MainsMeter=API, EVMeter=API");
        Feed(bench);
        bench.Run(0.2);
        bench.Link.Forget();
        for (var i = 0; i < 30; i++)
        {
            Feed(bench);
            bench.Run(2);
        }

        Assert.Empty(bench.Times("MainsMeterAge"));
        Assert.Empty(bench.Times("EVMeterAge"));
        bench.Run(60);
        foreach (var name in new[] { "MainsMeterAge", "EVMeterAge" })
        {
            var times = bench.Times(name);
            Assert.InRange(times.Length, 5, 6);
            for (var i = 1; i < times.Length; i++) Assert.InRange(times[i] - times[i - 1], SlowMs - 1000, SlowMs + 1000);
            Assert.InRange(int.Parse(bench.Last(name)!), 50, 60);
        }
    }

    [Fact]
    public void Given_a_fresh_feed_and_a_heartbeat_When_time_goes_by_Then_the_age_goes_with_the_heartbeat()
    {
        var bench = new MqttBench("MQTTHeartbeat=30, MainsMeter=API");
        Feed(bench);
        bench.Run(0.2);
        bench.Link.Forget();
        for (var i = 0; i < 45; i++)
        {
            Feed(bench);
            bench.Run(2);
        }

        var times = bench.Times("MainsMeterAge");
        Assert.Equal(3, times.Length);
        Assert.InRange(times[1] - times[0], 29000, 31000);
    }

    [Fact]
    public void Given_the_uptime_When_there_is_a_heartbeat_Then_it_goes_with_it_and_else_only_once()
    {
        var silent = new MqttBench("MQTTHeartbeat=0");
        silent.Run(100);
        Assert.Single(silent.Times("ESPUptime"));

        var beating = new MqttBench("MQTTHeartbeat=10");
        beating.Run(100);
        Assert.InRange(beating.Times("ESPUptime").Length, 10, 11);
    }

    [Fact]
    public void Given_a_reason_with_seconds_When_it_changes_Then_text_and_seconds_come_with_it_and_then_every_ten_seconds()
    {
        var bench = WithoutRoom();
        bench.Link.Forget();
        for (var i = 0; i < 40; i++) Room(bench, 0, 1);

        var reasons = bench.States.Where(m => m.Name == "Reason").ToList();
        Assert.Contains(reasons, m => m.Payload == "charge_delay");
        var change = reasons.First(m => m.Payload == "charge_delay").AtMs;
        Assert.Contains(change, bench.Times("ReasonText"));
        Assert.Contains(change, bench.Times("ReasonSeconds"));
        var seconds = bench.Times("ReasonSeconds").Where(t => t >= change).ToList();
        Assert.InRange(seconds.Count, 3, 5);
        for (var i = 1; i < seconds.Count; i++) Assert.InRange(seconds[i] - seconds[i - 1], SlowMs - 1000, SlowMs + 1000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Given_room_for_few_messages_a_tick_When_the_reason_changes_Then_its_seconds_do_not_wait_for_ten_seconds(int perTick)
    {
        var bench = Charge();
        bench.Session.MessagesPerTick = perTick;
        bench.Ask("Mode", "Pause");
        bench.Run(0.5);
        Assert.Equal("stopping", bench.Last("Reason"));
        Assert.InRange(int.Parse(bench.Last("ReasonSeconds")!), 1, 6);

        for (var i = 0; i < 80 && bench.Last("Reason") == "stopping"; i++) bench.Run(0.1);
        bench.Run(0.5);

        Assert.Equal(("paused", "0"), (bench.Last("Reason"), bench.Last("ReasonSeconds")));
        Assert.InRange(bench.Times("ReasonSeconds")[^1] - bench.Times("ReasonSeconds")[^2], 1, SlowMs - 1000);
    }

    [Fact]
    public void Given_a_house_that_is_never_still_When_it_is_measured_Then_its_current_is_sent_every_ten_seconds_with_the_newest()
    {
        var bench = Measured();
        for (var i = 1; i <= 60; i++) House(bench, 100 + (i % 10), 2300 + (i % 2 * 229));
        foreach (var name in new[] { "MainsCurrentL1", "MainsPower" })
        {
            var times = bench.Times(name);
            Assert.InRange(times.Length, 5, 7);
            for (var i = 1; i < times.Length; i++) Assert.InRange(times[i] - times[i - 1], SlowMs - 1000, SlowMs + 1000);
        }
    }

    [Theory]
    [InlineData(110, 2300, true, false)]
    [InlineData(90, 2300, true, false)]
    [InlineData(109, 2300, false, false)]
    [InlineData(91, 2300, false, false)]
    [InlineData(100, 2530, false, true)]
    [InlineData(100, 2070, false, true)]
    [InlineData(100, 2529, false, false)]
    [InlineData(100, 2071, false, false)]
    public void Given_a_step_in_the_house_When_it_is_one_ampere_or_230_watts_Then_it_does_not_wait(int da, int watts, bool sendsCurrent, bool sendsPower)
    {
        var bench = Measured();
        House(bench, da, watts);
        Assert.Equal((sendsCurrent, sendsPower), (bench.Times("MainsCurrentL1").Length == 1, bench.Times("MainsPower").Length == 1));
    }

    [Fact]
    public void Given_steps_in_the_house_When_they_come_five_times_a_second_Then_one_a_second_is_sent()
    {
        var bench = Measured();
        for (var i = 0; i < 50; i++)
        {
            bench.Write("MainsMeter", $"{100 + (i % 2 * 50)}:0:0");
            bench.Run(0.2);
        }

        Assert.InRange(bench.Times("MainsCurrentL1").Length, 5, 11);
    }

    [Fact]
    public void Given_the_tables_When_cadences_are_collected_Then_each_is_used_and_tested_here()
    {
        var topic = new StateTopic();
        var used = Enumerable.Range(0, StateTopics.Count).Select(i =>
        {
            StateTopics.Read(i, topic);
            return topic.Cadence;
        }).Distinct().Order();

        Assert.Equal([TopicCadence.Change, TopicCadence.SlowChange, TopicCadence.Measured, TopicCadence.Register, TopicCadence.Heartbeat, TopicCadence.WhileStale, TopicCadence.WithReason], used);
    }

    // A house at 10 A and 2300 W, sent a moment ago.
    private static MqttBench Measured()
    {
        var bench = new MqttBench("MQTTHeartbeat=0, MainsMeter=API");
        House(bench, 100, 2300);
        House(bench, 100, 2300);
        bench.Link.Forget();
        return bench;
    }

    private static void House(MqttBench bench, int da, int watts)
    {
        bench.Write("MainsMeter", $"{da}:0:0:{watts}:-1");
        bench.Run(1);
    }

    // A charge that the mains connection has ended: the next one has to wait.
    private static MqttBench WithoutRoom()
    {
        var bench = Charge();
        for (var i = 0; i < 40; i++) Room(bench, 300, 1);
        Assert.Equal("waiting_power", bench.Last("Reason"));
        return bench;
    }

    private static MqttBench Charge()
    {
        var bench = new MqttBench("MQTTHeartbeat=0, MainsMeter=API, Mode=Smart, Config=Fixed", plugged: true);
        for (var i = 0; i < 20; i++) Room(bench, 0, 1);
        Assert.Equal("Charging", bench.Last("State"));
        return bench;
    }

    private static void Room(MqttBench bench, int mainsDa, double seconds)
    {
        if (bench.Link.IsConnected) bench.Write("MainsMeter", $"{mainsDa}:{mainsDa}:{mainsDa}");
        bench.Run(seconds);
    }

    private static void Feed(MqttBench bench)
    {
        bench.Write("MainsMeter", "10:20:30");
        if (bench.Settings.HasEvMeter) bench.Write("EVMeter", "10:20:30:400:5000");
    }
}
