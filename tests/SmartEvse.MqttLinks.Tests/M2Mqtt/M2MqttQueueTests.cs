using System;
using System.Collections.Generic;
using System.Linq;
using nanoFramework.M2Mqtt;
using SmartEvse.Core.Mqtt;
using SmartEvse.TestSupport;
using Xunit;

namespace SmartEvse.MqttLinks.Tests;

/// <summary>What waits in the library's queue: the firmware's share of the heap.</summary>
public sealed class M2MqttQueueTests() : MqttLinkContract(FirmwareLink.New)
{
    /// <summary>With a question behind it: longer than 256 bytes.</summary>
    private static readonly byte[] Large = new byte[1000];

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 1000)]
    [InlineData(0, 257)]
    [InlineData(0, 1000)]
    public void Given_a_queue_that_does_not_drain_When_messages_are_published_Then_two_are_taken_and_they_arrive_later(int qos, int length)
    {
        using var broker = new MosquittoServer();
        (IMqttLink link, Inbox inbox) = Connected(To(broker.Port, $"two-{qos}-{length}"), "state");
        MqttClient client = MqttClient.Of($"two-{qos}-{length}");

        client.HoldQueue();
        int taken = Enumerable.Range(0, 5).Count(_ => link.Publish("state", Large, length, qos, retain: false));
        int held = client.HeldMessages.Count;
        client.ReleaseQueue();

        Assert.Equal(2, taken);
        Assert.Equal(2, held);
        Assert.Equal(length, inbox.WaitFor("state", 2)[1].Payload.Length);
        Assert.True(link.Publish("state", Large, length, qos, retain: false));
        Assert.Equal(3, inbox.WaitFor("state", 3).Count);
    }

    [Fact]
    public void Given_a_queue_that_does_not_drain_When_small_messages_are_published_Then_16_are_taken_and_they_arrive_in_order()
    {
        using var broker = new MosquittoServer();
        (IMqttLink link, Inbox inbox) = Connected(To(broker.Port, "small"), "state");
        MqttClient client = MqttClient.Of("small");

        client.HoldQueue();
        int taken = Enumerable.Range(0, 60).TakeWhile(number => Publish(link, "state", $"{number}")).Count();
        int held = client.HeldMessages.Count;
        client.ReleaseQueue();

        // One more when the answer of the subscription came after the first.
        Assert.InRange(taken, 16, 17);
        Assert.Equal(taken, held);
        Assert.Equal(Enumerable.Range(0, taken).Select(number => $"{number}"), inbox.WaitFor("state", taken).Select(message => message.Text));
        Assert.True(Publish(link, "state", "on"));
    }

    [Fact]
    public void Given_a_mixed_stream_When_it_is_published_Then_the_queue_never_held_more_than_two()
    {
        using var broker = new MosquittoServer(new MosquittoServerOptions { ConfigLines = ["max_queued_messages 0"] });
        (_, Inbox inbox) = Connected(To(broker.Port, "mixed-reader"), "state");
        (IMqttLink link, _) = Connected(To(broker.Port, "mixed"));
        byte[][] payloads = [.. Enumerable.Range(0, 400).Select(number => new byte[300 + number])];

        foreach (byte[] payload in payloads) Assert.True(link.Publish("state", payload, payload.Length, payload.Length % 2, retain: false));

        Assert.Equal(payloads.Select(payload => payload.Length), inbox.WaitFor("state", 400).Select(message => message.Payload.Length));
        Assert.InRange(MqttClient.Of("mixed").MostMessages, 1, 2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Given_a_message_that_waits_in_the_queue_When_its_buffer_is_used_again_Then_it_leaves_as_it_was(int qos)
    {
        using var broker = new MosquittoServer();
        (IMqttLink link, Inbox inbox) = Connected(To(broker.Port, $"buffer-{qos}"), "state");
        MqttClient client = MqttClient.Of($"buffer-{qos}");
        byte[] buffer = "first "u8.ToArray();

        client.HoldQueue();
        Assert.True(link.Publish("state", buffer, buffer.Length, qos, retain: false));
        "second"u8.CopyTo(buffer);
        Assert.True(link.Publish("state", buffer, buffer.Length, qos, retain: false));
        buffer.AsSpan().Clear();
        IReadOnlyList<byte[]> held = client.HeldMessages;
        client.ReleaseQueue();

        Assert.DoesNotContain(held, message => ReferenceEquals(message, buffer));
        Assert.Equal(["first ", "second"], inbox.WaitFor("state", 2).Select(message => message.Text));
    }
}
