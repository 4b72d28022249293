using System;
using System.Linq;
using System.Text;
using System.Threading;
using SmartEvse.Core.Mqtt;
using SmartEvse.TestSupport;
using Xunit;

namespace SmartEvse.MqttLinks.Tests;

/// <summary>What is published arrives, as it was.</summary>
public abstract class MessageContract(Func<IMqttLink> create) : MqttLinkContract(create)
{
    public static TheoryData<byte[]> Payloads => new(
        [],
        [0x00],
        [0x00, 0x31, 0x00, 0xff, 0x00],
        [.. Enumerable.Range(0, 256).Select(value => (byte)value)],
        Encoding.UTF8.GetBytes("Zaptec \u00e9 \u20ac \U0001f50c"),
        [.. Enumerable.Range(0, 1000).Select(index => (byte)(index * 7))],
        [.. Enumerable.Range(0, 100_000).Select(index => (byte)(index * 13))]);

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Given_a_payload_When_it_is_published_with_either_qos_Then_the_same_bytes_arrive(byte[] payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        using var broker = new MosquittoServer();
        (IMqttLink link, Inbox inbox) = Connected(To(broker.Port), "bytes/#");

        Assert.True(link.Publish("bytes/0", payload, payload.Length, qos: 0, retain: false));
        Assert.True(link.Publish("bytes/1", payload, payload.Length, qos: 1, retain: false));

        Assert.Equal(payload, inbox.WaitFor("bytes/0").Payload);
        Assert.Equal(payload, inbox.WaitFor("bytes/1").Payload);
    }

    [Fact]
    public void Given_a_topic_of_many_letters_When_it_is_published_Then_it_arrives_under_it()
    {
        using var broker = new MosquittoServer();
        (IMqttLink link, Inbox inbox) = Connected(To(broker.Port), "#");

        Assert.True(Publish(link, "SmartEVSE-1234/caf\u00e9 \u6f22/Set", "1"));

        Assert.Equal("1", inbox.WaitFor("SmartEVSE-1234/caf\u00e9 \u6f22/Set").Text);
    }

    [Fact]
    public void Given_a_buffer_When_it_is_reused_after_the_call_Then_the_message_is_what_it_was_in_the_call()
    {
        using var broker = new MosquittoServer();
        (IMqttLink link, Inbox inbox) = Connected(To(broker.Port), "part");
        byte[] buffer = "1234-and-more"u8.ToArray();

        Assert.True(link.Publish("part", buffer, 4, qos: 1, retain: false));
        Array.Clear(buffer);

        Assert.Equal("1234", inbox.WaitFor("part").Text);
    }

    [Fact]
    public void Given_a_wildcard_in_the_topic_When_it_is_published_Then_the_answer_is_no_and_the_link_goes_on()
    {
        using var broker = new MosquittoServer();
        (IMqttLink link, Inbox inbox) = Connected(To(broker.Port));

        Assert.False(Publish(link, "all/#", "x"));
        Synchronised(link, inbox);
    }

    [Fact]
    public void Given_a_retained_message_When_it_is_live_replayed_or_cleared_Then_the_flag_tells()
    {
        using var broker = new MosquittoServer();
        (IMqttLink link, Inbox inbox) = Connected(To(broker.Port, "writer"), "kept");

        Assert.True(Publish(link, "kept", "17", retain: true));
        Assert.False(inbox.WaitFor("kept").Retained);

        (_, Inbox late) = Connected(To(broker.Port, "late"), "kept");
        Assert.True(late.WaitFor("kept").Retained);
        Assert.Equal("17", late.WaitFor("kept").Text);

        Assert.True(Publish(link, "kept", "", retain: true));
        Assert.False(late.WaitFor("kept", 2)[1].Retained);
        (_, Inbox later) = Connected(To(broker.Port, "later"), "kept");
        Assert.Empty(later.On("kept"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Given_2000_messages_in_a_row_When_they_are_published_Then_all_arrive_in_order(int qos)
    {
        using var broker = new MosquittoServer(new MosquittoServerOptions { ConfigLines = ["max_queued_messages 0"] });
        (_, Inbox inbox) = Connected(To(broker.Port, "reader"), "count");
        (IMqttLink link, _) = Connected(To(broker.Port, "writer"));

        for (int number = 0; number < 2000; number++) Assert.True(Publish(link, "count", $"{number}", qos));

        Assert.Equal(Enumerable.Range(0, 2000).Select(number => $"{number}"), inbox.WaitFor("count", 2000).Select(message => message.Text));
    }

    [Fact]
    public void Given_four_threads_When_all_publish_on_one_link_Then_nothing_is_lost_and_each_thread_keeps_its_order()
    {
        using var broker = new MosquittoServer(new MosquittoServerOptions { ConfigLines = ["max_queued_messages 0"] });
        (IMqttLink link, Inbox inbox) = Connected(To(broker.Port), "from/+");
        int refused = 0;
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(id => new Thread(() =>
        {
            for (int number = 0; number < 250; number++)
                if (!Publish(link, $"from/{id}", $"{number}", qos: id % 2))
                    Interlocked.Increment(ref refused);
        }))];

        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();

        Assert.Equal(0, refused);
        for (int id = 0; id < 4; id++)
            Assert.Equal(Enumerable.Range(0, 250).Select(number => $"{number}"), inbox.WaitFor($"from/{id}", 250).Select(message => message.Text));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Given_a_handler_that_publishes_When_a_message_arrives_Then_its_answer_goes_out(int qos)
    {
        using var broker = new MosquittoServer();
        (IMqttLink link, Inbox inbox) = NewLink();
        link.SetHandler((topic, payload, length, retained) =>
        {
            inbox.Take(topic, payload, length, retained);
            if (topic == "question") link.Publish("answer", payload, length, qos, retain: false);
        });
        Assert.Null(link.Connect(To(broker.Port)));
        Subscribed(link, inbox, "question", "answer");

        Assert.True(Publish(link, "question", "42", qos));

        Assert.Equal("42", inbox.WaitFor("answer").Text);
    }

    [Fact]
    public void Given_a_handler_that_throws_When_messages_arrive_Then_the_link_goes_on()
    {
        using var broker = new MosquittoServer();
        (IMqttLink link, Inbox inbox) = NewLink();
        link.SetHandler((topic, payload, length, retained) =>
        {
            inbox.Take(topic, payload, length, retained);
            if (topic == "bad") throw new InvalidOperationException("a defect of the handler");
        });
        Assert.Null(link.Connect(To(broker.Port)));
        Subscribed(link, inbox, "#");

        Assert.True(Publish(link, "bad", "1"));
        Assert.True(Publish(link, "bad", "2", qos: 1));
        Assert.True(Publish(link, "good", "3"));

        Assert.Equal("3", inbox.WaitFor("good").Text);
        Assert.Equal(2, inbox.On("bad").Count);
        Assert.True(link.IsConnected);
        Assert.Equal(2, HandlerErrors(link));
    }

    [Fact]
    public void Given_much_in_flight_When_the_link_disconnects_Then_everything_handed_over_before_has_left()
    {
        using var broker = new MosquittoServer(new MosquittoServerOptions { ConfigLines = ["max_queued_messages 0"] });
        (_, Inbox inbox) = Connected(To(broker.Port, "reader"), "last/#");
        (IMqttLink link, _) = Connected(To(broker.Port, "writer"));

        for (int number = 0; number < 300; number++) Assert.True(Publish(link, $"last/{number % 2}", $"{number}", qos: number % 2));
        link.Disconnect();

        Assert.Equal("298", inbox.WaitFor("last/0", 150)[149].Text);
        Assert.Equal("299", inbox.WaitFor("last/1", 150)[149].Text);
    }
}
