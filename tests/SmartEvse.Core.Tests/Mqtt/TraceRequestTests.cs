using System;
using System.Linq;
using System.Text.Json;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Mqtt;

/// <summary>The trace on request: answered, sent in parts that a device can build, and kept parts let go.</summary>
public sealed class TraceRequestTests
{
    [Fact]
    public void Given_a_request_When_the_trace_is_sent_Then_the_parts_are_whole_in_order_and_under_1000_bytes()
    {
        var bench = new MqttBench("Config=Fixed", plugged: true);
        bench.Run(20);
        Assert.True(bench.Ask("Trace", "PRESS").Accepted);
        bench.Run(5);
        var parts = bench.Link.Sent.Where(m => m.Topic == MqttBench.Prefix + "/Trace").ToArray();
        Assert.NotEmpty(parts);
        Assert.All(parts, p => Assert.True(p.Payload.Length < 1000 && !p.Retain));
        var json = parts.Select(p => JsonDocument.Parse(p.Payload).RootElement).ToArray();
        Assert.Equal(Enumerable.Range(1, parts.Length), json.Select(j => j.GetProperty("part").GetInt32()));
        Assert.All(json, j => Assert.Equal((parts.Length, "v0"), (j.GetProperty("of").GetInt32(), j.GetProperty("version").GetString())));
        Assert.Equal("SEVT"u8.ToArray(), json[0].GetProperty("data").GetBytesFromBase64()[..4]);

        Assert.True(bench.Ask("Trace", "PRESS").Accepted);
        bench.Run(5);
        Assert.True(bench.Link.Sent.Count(m => m.Topic == MqttBench.Prefix + "/Trace") >= 2 * parts.Length);
    }

    [Fact]
    public void Given_a_link_without_room_When_the_trace_is_sent_Then_no_part_is_lost()
    {
        var bench = new MqttBench("Config=Fixed", plugged: true);
        bench.Run(10);
        bench.Write("Trace", "PRESS");
        bench.Run(0.1);
        for (var i = 0; i < 200; i++)
        {
            bench.Link.Room = i % 3 == 0 ? 1 : 0;
            bench.Run(0.1);
        }

        bench.Link.Room = int.MaxValue;
        bench.Run(5);
        var parts = bench.Link.Sent.Where(m => m.Topic == MqttBench.Prefix + "/Trace").Select(m => JsonDocument.Parse(m.Payload).RootElement).ToArray();
        Assert.Equal(Enumerable.Range(1, parts[0].GetProperty("of").GetInt32()), parts.Select(j => j.GetProperty("part").GetInt32()));
    }

    [Theory]
    [InlineData("CLEAR", true, "")]
    [InlineData("clear", false, "unknown option")]
    [InlineData("", false, "unknown option")]
    public void Given_another_payload_When_it_is_written_Then_CLEAR_lets_go_and_the_rest_is_refused(string payload, bool accepted, string reason)
    {
        var answer = new MqttBench().Ask("Trace", payload);

        Assert.Equal((accepted, reason), (answer.Accepted, answer.Reason));
    }

    [Fact]
    public void Given_RemoteLevel_Operate_When_the_trace_is_asked_for_Then_it_is_locked()
    {
        Assert.Equal("locked", new MqttBench("RemoteLevel=Operate").Ask("Trace", "PRESS").Reason);
    }
}
