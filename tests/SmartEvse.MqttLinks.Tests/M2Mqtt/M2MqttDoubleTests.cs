using System;
using System.Text;
using System.Threading;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;
using SmartEvse.TestSupport;
using Xunit;

namespace SmartEvse.MqttLinks.Tests;

/// <summary>The double does to a careless caller what the library does: else the tests of the link would prove nothing.</summary>
public sealed class M2MqttDoubleTests
{
    [Fact]
    public void Given_a_name_without_a_host_When_a_client_is_made_Then_the_constructor_throws() =>
        Assert.ThrowsAny<Exception>(() => Client("no..host", 1883));

    [Fact]
    public void Given_a_queued_message_When_the_caller_changes_its_array_Then_the_changed_bytes_are_sent()
    {
        using var broker = new MosquittoServer();
        MqttClient client = Connected(broker, "double-reference");
        var inbox = new Inbox();
        client.MqttMsgPublishReceived += (_, e) => inbox.Take(e.Topic, e.Message, e.Message.Length, e.Retain);
        client.Subscribe(["state"], [MqttQoSLevel.AtMostOnce]);
        byte[] message = "before"u8.ToArray();

        client.HoldQueue();
        client.Publish("state", message, null, null, MqttQoSLevel.AtMostOnce, false);
        Encoding.ASCII.GetBytes("after!").CopyTo(message, 0);
        client.ReleaseQueue();

        Assert.Equal("after!", inbox.WaitFor("state").Text);
        client.Disconnect();
    }

    [Fact]
    public void Given_a_handler_that_throws_When_a_message_comes_Then_the_client_closes()
    {
        using var broker = new MosquittoServer();
        MqttClient client = Connected(broker, "double-throws");
        client.MqttMsgPublishReceived += (_, _) => throw new InvalidOperationException();
        client.Subscribe(["state"], [MqttQoSLevel.AtMostOnce]);

        client.Publish("state", [1], null, null, MqttQoSLevel.AtMostOnce, false);

        Assert.True(Eventually.Holds(() => !client.IsConnected, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void Given_a_wildcard_in_a_topic_When_it_is_published_Then_the_client_closes()
    {
        using var broker = new MosquittoServer();
        MqttClient client = Connected(broker, "double-wildcard");

        client.Publish("a/#", [1], null, null, MqttQoSLevel.AtMostOnce, false);

        Assert.True(Eventually.Holds(() => !client.IsConnected, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void Given_a_queued_message_When_the_client_disconnects_Then_the_goodbye_overtakes_it_and_closed_is_raised()
    {
        using var broker = new MosquittoServer();
        MqttClient client = Connected(broker, "double-goodbye");
        using var closed = new ManualResetEventSlim();
        client.ConnectionClosed += (_, _) => closed.Set();

        client.HoldQueue();
        client.Publish("state", [1], null, null, MqttQoSLevel.AtMostOnce, false);
        client.Disconnect();

        Assert.True(closed.Wait(TimeSpan.FromSeconds(5)));
        Assert.DoesNotContain("Received PUBLISH from double-goodbye", broker.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_nobody_listens_When_a_client_connects_Then_it_throws_the_number_of_nanoFramework()
    {
        MqttConnectionException thrown = Assert.Throws<MqttConnectionException>(() => Connect(Client("127.0.0.1", LoopbackPort.Free()), "double-refused"));
        Assert.Equal(10061, Assert.IsAssignableFrom<System.Net.Sockets.SocketException>(thrown.InnerException).ErrorCode);
    }

    private static MqttClient Connected(MosquittoServer broker, string id)
    {
        MqttClient client = Client("127.0.0.1", broker.Port);
        Assert.Equal(MqttReasonCode.Success, Connect(client, id));
        return client;
    }

    private static MqttClient Client(string host, int port) => new(host, port, false, null, null, MqttSslProtocols.None);

    private static MqttReasonCode Connect(MqttClient client, string id) =>
        client.Connect(id, null, null, false, MqttQoSLevel.AtMostOnce, false, null, null, true, 15);
}
