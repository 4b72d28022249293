using System.Linq;
using System.Text;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Mqtt;

/// <summary>The answer on <c>Result</c>, byte by byte.</summary>
public sealed class ResultTests
{
    private const string Meters = "MainsMeter=API, EVMeter=API";

    [Theory]
    [InlineData("Mode", "smart", """{"topic":"Set/Mode","payload":"smart","accepted":false,"reason":"unknown option","value":"Normal"}""")]
    [InlineData("Mode", "Smart", """{"topic":"Set/Mode","payload":"Smart","accepted":true,"reason":"","value":"Smart"}""")]
    [InlineData("Mode", "Pause", """{"topic":"Set/Mode","payload":"Pause","accepted":true,"reason":"","value":"Pause"}""")]
    [InlineData("MinCurrent", "17", """{"topic":"Set/MinCurrent","payload":"17","accepted":false,"reason":"out of range 6..16","value":"6"}""")]
    [InlineData("MinCurrent", "8", """{"topic":"Set/MinCurrent","payload":"8","accepted":true,"reason":"","value":"8"}""")]
    [InlineData("MaxCurrent", "99", """{"topic":"Set/MaxCurrent","payload":"99","accepted":false,"reason":"out of range 6..80","value":"13"}""")]
    [InlineData("MaxMains", "30", """{"topic":"Set/MaxMains","payload":"30","accepted":false,"reason":"locked","value":"25"}""")]
    [InlineData("CurrentOverride", "100", """{"topic":"Set/CurrentOverride","payload":"100","accepted":true,"reason":"","value":"100"}""")]
    [InlineData("CurrentOverride", "1", """{"topic":"Set/CurrentOverride","payload":"1","accepted":false,"reason":"out of range 0, 60..130","value":"0"}""")]
    [InlineData("CurrentMaxSumMains", "5", """{"topic":"Set/CurrentMaxSumMains","payload":"5","accepted":false,"reason":"out of range 0, 10..600","value":"600"}""")]
    [InlineData("Nonsense", "1", """{"topic":"Set/Nonsense","payload":"1","accepted":false,"reason":"unknown topic","value":""}""")]
    [InlineData("MainsMeter", "1:2", """{"topic":"Set/MainsMeter","payload":"1:2","accepted":false,"reason":"wrong field count","value":""}""")]
    [InlineData("RequiredEVCCID", "a\"b\\c/ü€😀", "{\"topic\":\"Set/RequiredEVCCID\",\"payload\":\"a\\\"b\\\\c/ü€😀\",\"accepted\":true,\"reason\":\"\",\"value\":\"a\\\"b\\\\c/ü€😀\"}")]
    [InlineData("Mode", "a\nb\tc\0d\u001f\u007f", "{\"topic\":\"Set/Mode\",\"payload\":\"a\\u000Ab\\u0009c\\u0000d\\u001F\\u007F\",\"accepted\":false,\"reason\":\"unknown option\",\"value\":\"Normal\"}")]
    [InlineData("a\"\\b", "1", "{\"topic\":\"Set/a\\\"\\\\b\",\"payload\":\"1\",\"accepted\":false,\"reason\":\"unknown topic\",\"value\":\"\"}")]
    [InlineData("MQTTPassword", "s3cret", """{"topic":"Set/MQTTPassword","payload":"***","accepted":false,"reason":"locked","value":""}""")]
    public void Given_a_write_When_it_is_answered_Then_these_are_the_bytes(string name, string payload, string json)
    {
        var bench = new MqttBench(Meters);
        bench.Write(name, payload);
        bench.Run(0.1);

        var message = Assert.Single(bench.Link.Sent, m => m.Topic == MqttBench.Prefix + "/Result");
        Assert.Equal(Encoding.UTF8.GetBytes(json), message.Bytes);
        Assert.Equal((0, false), (message.Qos, message.Retain));
    }

    [Theory]
    [InlineData(0, 64)]
    [InlineData(62, 64)]
    [InlineData(63, 63)]
    [InlineData(64, 64)]
    public void Given_a_long_payload_of_two_byte_characters_When_it_is_repeated_Then_it_is_cut_at_64_bytes_between_characters(int before, int expectedBytes)
        => AssertCut(new string('x', before) + new string('ü', 60), expectedBytes);

    [Theory]
    [InlineData("x", 61)]
    [InlineData("xx", 62)]
    [InlineData("xxx", 63)]
    [InlineData("xxxx", 64)]
    public void Given_a_long_payload_of_four_byte_characters_When_it_is_repeated_Then_no_character_is_split(string before, int expectedBytes)
        => AssertCut(before + string.Concat(Enumerable.Repeat("😀", 40)), expectedBytes);

    [Fact]
    public void Given_a_payload_of_exactly_64_bytes_When_it_is_repeated_Then_it_is_whole()
    {
        var payload = new string('y', 64);

        Assert.Equal(payload, new MqttBench().Ask("RequiredEVCCID", payload).Payload);
    }

    [Fact]
    public void Given_a_very_long_unknown_topic_When_it_is_answered_Then_it_is_cut_as_well()
    {
        var answer = new MqttBench().Ask(new string('z', 5000), "1");

        Assert.Equal(("Set/" + new string('z', 60), "unknown topic"), (answer.Topic, answer.Reason));
    }

    [Fact]
    public void Given_a_password_When_it_is_written_and_written_wrong_Then_it_appears_nowhere()
    {
        var bench = new MqttBench(unlocked: true);
        Assert.Equal(new MqttBench.Answer("Set/MQTTPassword", "***", true, "", "***"), bench.Ask("MQTTPassword", "hunter2"));
        bench.Run(2);
        Assert.Equal("***", bench.Last("MQTTPassword"));
        Assert.Equal("***", bench.Ask("MQTTPassword", "hunter2hunter2\n").Payload);
        Assert.Equal("***", bench.Ask("MQTTPassword", "hunter2hunter2", retained: true).Payload);
        Assert.Equal("***", bench.Ask("MQTTPassword", new string('h', 200)).Payload);
        Assert.Equal(new MqttBench.Answer("Set/MQTTPassword", "***", true, "", ""), bench.Ask("MQTTPassword", ""));
        bench.Run(2);

        Assert.Equal("", bench.Last("MQTTPassword"));
        Assert.DoesNotContain(bench.Link.Sent, m => m.Payload.Contains("hunter2", System.StringComparison.Ordinal) || m.Payload.Contains("hhh", System.StringComparison.Ordinal));
        Assert.Contains(bench.Link.Attempts, a => a.Options.Password == "hunter2");
    }

    [Fact]
    public void Given_a_vehicle_that_has_named_itself_When_a_wrong_name_is_refused_Then_the_value_is_the_one_in_force()
    {
        var bench = new MqttBench(plugged: true);
        bench.Ask("EVCCID", "ABC");

        Assert.Equal("ABC", bench.Ask("EVCCID", "a\nb").Value);
        Assert.Equal("0,255,0", bench.Ask("ColorNormal", "1,2").Value);
    }

    private static void AssertCut(string payload, int expectedBytes)
    {
        var answer = new MqttBench().Ask("MQTTUser", payload);

        Assert.Equal(expectedBytes, Encoding.UTF8.GetByteCount(answer.Payload));
        Assert.StartsWith(answer.Payload, payload, System.StringComparison.Ordinal);
        Assert.Equal(("too long", answer.Payload), (answer.Reason, ResultWriter.Cut(payload)));
    }
}
