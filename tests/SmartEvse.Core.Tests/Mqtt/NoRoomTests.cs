using System.Linq;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Mqtt;

/// <summary>A link that refuses a message, because its queue is full, has not been told: what matters is said again when there is room.</summary>
public sealed class NoRoomTests
{
    [Fact]
    public void Given_no_room_at_first_When_room_comes_Then_online_is_said_before_anything_else_and_all_the_rest_follows()
    {
        var bench = new MqttBench(connect: false);
        bench.Link.Room = 0;
        bench.Run(1);
        Assert.Empty(bench.Link.Sent);

        bench.Link.Room = int.MaxValue;
        bench.Run(1);

        Assert.Equal(("SmartEVSE-1234/connected", "online"), (bench.Link.Sent[0].Topic, bench.Link.Sent[0].Payload));
        Assert.Single(bench.Link.Sent, m => m.Payload == "online");
        Assert.Equal(new MqttBench().States.Select(m => m.Name).Order(), bench.States.Select(m => m.Name).Order());
        Assert.Single(bench.Link.Attempts);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Given_room_for_few_messages_a_tick_When_the_charger_connects_Then_every_topic_comes_in_the_end_and_once(int room)
    {
        var bench = new MqttBench("MQTTHeartbeat=0", connect: false);
        for (var i = 0; i < 1500; i++)
        {
            bench.Link.Room = room;
            bench.Step();
        }

        Assert.Equal(new MqttBench("MQTTHeartbeat=0").States.Select(m => m.Name).Order(), bench.States.Select(m => m.Name).Order());
        Assert.All(bench.Announcer.Topics, t => Assert.Single(bench.Link.Sent, m => m.Topic == t));
    }

    [Fact]
    public void Given_no_room_When_writes_come_Then_their_answers_and_echoes_follow_in_order_when_there_is_room()
    {
        var bench = new MqttBench();
        bench.Link.Forget();
        bench.Link.Room = 0;
        bench.Write("MinCurrent", "8");
        bench.Write("Mode", "smart");
        bench.Write("Access", "Pause");
        bench.Run(2);
        Assert.Empty(bench.Link.Sent);

        bench.Link.Room = 1;
        bench.Run(0.1);
        bench.Link.Room = int.MaxValue;
        bench.Run(0.2);

        Assert.Equal(["Set/MinCurrent", "Set/Mode", "Set/Access"], bench.Answers.Select(a => a.GetProperty("topic").GetString()));
        Assert.Equal(("8", "Pause", "Pause"), (bench.Last("MinCurrent"), bench.Last("Mode"), bench.Last("Access")));
    }

    [Fact]
    public void Given_no_room_When_more_writes_come_than_can_wait_Then_busy_is_said_as_well_when_there_is_room()
    {
        var bench = new MqttBench();
        bench.Link.Room = 0;
        for (var i = 0; i < 20; i++) bench.Write("MinCurrent", "8");
        bench.Run(1);
        bench.Link.Room = int.MaxValue;
        bench.Run(0.1);

        Assert.Contains(bench.Answers, a => a.GetProperty("reason").GetString() == "busy");
        Assert.True(bench.Ask("MinCurrent", "9").Accepted);
    }

    [Fact]
    public void Given_no_room_When_a_feed_is_refused_Then_its_second_begins_with_the_answer_and_not_with_the_attempt()
    {
        var bench = new MqttBench("MainsMeter=API");
        bench.Link.Room = 0;
        bench.Write("MainsMeter", "x");
        bench.Run(0.2);
        bench.Link.Room = int.MaxValue;
        bench.Run(0.1);

        Assert.Equal("Set/MainsMeter", Assert.Single(bench.Answers).GetProperty("topic").GetString());
    }

    [Fact]
    public void Given_no_room_When_state_changes_and_changes_back_or_on_Then_the_newest_is_sent_when_there_is_room()
    {
        var bench = new MqttBench("MQTTHeartbeat=0, MainsMeter=API");
        bench.Write("MainsMeter", "1:1:1");
        bench.Run(1);
        bench.Link.Forget();
        bench.Link.Room = 0;
        bench.Write("MainsMeter", "20:50:1");
        bench.Run(1);
        bench.Write("MainsMeter", "30:1:1");
        bench.Run(1);
        bench.Link.Room = int.MaxValue;
        bench.Run(0.1);

        Assert.Equal("30", Assert.Single(bench.States, m => m.Name == "MainsCurrentL1").Payload);
        Assert.Empty(bench.Times("MainsCurrentL2"));
    }

    [Fact]
    public void Given_little_room_When_the_prefix_is_changed_Then_the_answer_is_given_and_goodbye_said_all_the_same()
    {
        var bench = new MqttBench(unlocked: true);
        bench.Link.Forget();
        bench.Write("MQTTPrefix", "garage");
        for (var i = 0; i < 500 && bench.Session.Prefix != "garage"; i++)
        {
            bench.Link.Room = 2;
            bench.Step();
        }

        Assert.Equal("garage", bench.Session.Prefix);
        var before = bench.Link.Calls.Take(bench.Link.Calls.IndexOf("disconnect")).ToList();
        Assert.Equal("publish SmartEVSE-1234/connected offline", before[^1]);
        Assert.Contains(before, c => c.StartsWith("publish SmartEVSE-1234/Result", System.StringComparison.Ordinal));
    }

    [Fact]
    public void Given_a_link_that_never_has_room_again_When_the_host_is_changed_Then_the_charger_leaves_it_all_the_same()
    {
        var bench = new MqttBench(unlocked: true);
        bench.Write("MQTTHost", "other");
        bench.Link.Room = 0;
        bench.Run(10);

        Assert.Equal("other", bench.Link.Attempts[^1].Options.Host);
    }
}
