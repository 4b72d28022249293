using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Mqtt;

/// <summary>Many writes at once: answered in their order, done in their order, and what finds no room is told so.</summary>
public sealed class OrderTests
{
    [Fact]
    public void Given_as_many_writes_as_have_room_When_they_come_at_once_Then_they_are_answered_in_order_and_the_last_is_in_force()
    {
        var bench = new MqttBench();
        for (var i = 0; i < CommandQueue.Capacity; i++) bench.Write("MinCurrent", $"{6 + (i % 8)}");
        bench.Run(0.1);

        Assert.Equal(Enumerable.Range(0, CommandQueue.Capacity).Select(i => $"{6 + (i % 8)}"), bench.Answers.Select(a => a.GetProperty("payload").GetString()));
        Assert.All(bench.Answers, a => Assert.True(a.GetProperty("accepted").GetBoolean()));
        Assert.Equal($"{6 + ((CommandQueue.Capacity - 1) % 8)}", bench.Last("MinCurrent"));
    }

    [Fact]
    public void Given_wrong_and_right_writes_mixed_When_they_come_at_once_Then_the_answers_keep_their_order()
    {
        var bench = new MqttBench();
        (string Name, string Payload, string Reason)[] writes =
        [
            ("Mode", "smart", "unknown option"), ("MinCurrent", "8", ""), ("Nonsense", "1", "unknown topic"), ("MaxMains", "30", "locked"), ("Access", "Pause", ""),
            ("MinCurrent", "x", "not a number"), ("Mode", "Normal", ""),
        ];
        foreach (var (name, payload, _) in writes) bench.Write(name, payload);
        bench.Run(0.1);

        Assert.Equal(writes.Select(w => ("Set/" + w.Name, w.Payload, w.Reason)), bench.Answers.Select(a => new MqttBench.Answer(a)).Select(a => (a.Topic, a.Payload, a.Reason)));
    }

    [Fact]
    public void Given_more_writes_than_have_room_When_they_come_at_once_Then_those_without_room_are_busy_and_change_nothing()
    {
        var bench = new MqttBench("MQTTHeartbeat=0");
        var names = new List<string> { "FeedTimeout", "EVMeterTimeout", "MaxSumMainsTime", "OverrideTimeout" };
        for (var i = 0; i < CommandQueue.Capacity; i++) bench.Write("MinCurrent", "8");
        foreach (var name in names) bench.Write(name, "20");
        bench.Run(0.1);

        Assert.Equal(CommandQueue.Capacity, bench.Answers.Count(a => a.GetProperty("accepted").GetBoolean()));
        Assert.Equal(names.Select(n => "Set/" + n), bench.Answers.Where(a => a.GetProperty("reason").GetString() == "busy").Select(a => a.GetProperty("topic").GetString()));
        Assert.All(names, n => Assert.NotEqual("20", bench.Last(n)));

        bench.Run(0.2);
        Assert.True(bench.Ask("FeedTimeout", "20").Accepted);
    }

    [Fact]
    public void Given_a_flood_When_it_is_over_Then_the_charger_takes_writes_as_before()
    {
        var bench = new MqttBench();
        for (var i = 0; i < 1000; i++) bench.Write("MinCurrent", $"{6 + (i % 8)}");
        bench.Run(0.1);

        Assert.InRange(bench.Answers.Count(a => a.GetProperty("reason").GetString() == "busy"), 1, CommandQueue.Capacity);
        Assert.Equal("Set/MinCurrent", bench.Ask("MinCurrent", "9").Topic);
        Assert.Equal("9", bench.Last("MinCurrent"));
    }

    [Fact]
    public void Given_writes_that_nobody_waits_for_any_more_When_the_connection_is_lost_Then_they_do_not_block_the_next_ones()
    {
        var bench = new MqttBench();
        bench.Run(20);
        for (var i = 0; i < 20; i++) bench.Write("MinCurrent", "8");
        bench.Link.Unreachable = "no route";
        bench.Link.Drop();
        bench.Run(3);
        bench.Link.Unreachable = null;
        bench.Run(15);

        Assert.Empty(bench.Answers);
        Assert.True(bench.Ask("MinCurrent", "9").Accepted);
    }

    [Fact]
    public void Given_more_commands_than_fit_a_counter_of_32_bits_When_the_next_comes_Then_it_finds_its_place()
    {
        var queue = new CommandQueue();
        foreach (var counter in new[] { "_filled", "_decided", "_answerable", "_answered" })
            typeof(CommandQueue).GetField(counter, BindingFlags.NonPublic | BindingFlags.Instance)!.SetValue(queue, int.MaxValue - 3);

        for (var i = 0; i < 20; i++)
        {
            Assert.True(queue.Post(new Command { Number = i }));
            Assert.Equal(i, queue.NextToDecide()!.Number);
            queue.Decided();
            queue.EndStep();
            Assert.Equal(1, queue.WaitingAnswers);
            Assert.Equal(i, queue.NextToAnswer()!.Number);
            queue.Answered();
        }
    }
}
