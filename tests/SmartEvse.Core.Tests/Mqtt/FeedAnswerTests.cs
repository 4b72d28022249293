using System.Linq;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Mqtt;

/// <summary>A feed is answered only when it is refused, and then once per second and topic at the most.</summary>
public sealed class FeedAnswerTests
{
    private const string Meters = "MainsMeter=API, EVMeter=API";

    [Fact]
    public void Given_a_feed_of_ten_a_second_When_it_is_right_Then_it_is_never_answered()
    {
        var bench = new MqttBench(Meters);
        for (var i = 0; i < 100; i++)
        {
            bench.Write("MainsMeter", $"{10 * i}:0:0");
            bench.Write("EVMeter", $"{10 * i}:0:0:0:0");
            bench.Run(0.1);
        }

        bench.Run(1);
        Assert.Empty(bench.Answers);
        Assert.Equal(("990", "990"), (bench.Last("MainsCurrentL1"), bench.Last("EVCurrentL1")));
    }

    [Theory]
    [InlineData("MainsMeter", "1:2", false)]
    [InlineData("MainsMeter", "1:2:3", true)]
    [InlineData("EVMeter", "x", false)]
    [InlineData("CircuitMeter", "x", false)]
    [InlineData("HomeBatteryCurrent", "x", false)]
    public void Given_a_feed_of_ten_a_second_When_it_is_refused_Then_there_is_one_answer_a_second(string name, string payload, bool retained)
    {
        var bench = new MqttBench(Meters);
        for (var i = 0; i < 50; i++)
        {
            bench.Write(name, payload, retained);
            bench.Run(0.1);
        }

        Assert.InRange(bench.Answers.Count, 4, 5);
        var times = bench.Link.Sent.Where(m => m.Topic.EndsWith("/Result", System.StringComparison.Ordinal)).Select(m => m.AtMs).ToArray();
        for (var i = 1; i < times.Length; i++) Assert.InRange(times[i] - times[i - 1], 1000, 1100);
    }

    [Fact]
    public void Given_two_feeds_that_are_refused_at_once_When_they_are_answered_Then_each_has_its_own_second()
    {
        var bench = new MqttBench(Meters);
        string[] feeds = ["MainsMeter", "EVMeter", "CircuitMeter", "HomeBatteryCurrent"];
        foreach (var feed in feeds) bench.Write(feed, "x");
        bench.Run(0.5);
        foreach (var feed in feeds) bench.Write(feed, "x");
        bench.Run(0.3);

        Assert.Equal(feeds.Select(f => "Set/" + f), bench.Answers.Select(a => a.GetProperty("topic").GetString()));
    }

    [Fact]
    public void Given_a_flood_of_refused_feed_messages_When_the_queue_is_full_Then_the_sender_still_hears_of_it_once_a_second_only()
    {
        var bench = new MqttBench(Meters);
        for (var i = 0; i < 20; i++)
        {
            for (var n = 0; n < 30; n++) bench.Write("MainsMeter", "x");
            bench.Run(0.1);
        }

        Assert.InRange(bench.Answers.Count, 1, 2);
    }

    [Fact]
    public void Given_a_refused_feed_When_a_setting_is_written_Then_its_answer_is_not_held_back()
    {
        var bench = new MqttBench(Meters);
        bench.Write("MainsMeter", "x");
        bench.Write("MinCurrent", "8");
        bench.Write("MainsMeter", "x");
        bench.Write("MinCurrent", "9");
        bench.Run(0.1);

        Assert.Equal(["Set/MainsMeter", "Set/MinCurrent", "Set/MinCurrent"], bench.Answers.Select(a => a.GetProperty("topic").GetString()));
    }
}
