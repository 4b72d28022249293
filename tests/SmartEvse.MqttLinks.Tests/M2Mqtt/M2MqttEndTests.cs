using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using nanoFramework.M2Mqtt;
using SmartEvse.Core.Mqtt;
using SmartEvse.TestSupport;
using Xunit;

namespace SmartEvse.MqttLinks.Tests;

/// <summary>The end of a connection, and the next one.</summary>
public sealed class M2MqttEndTests() : MqttLinkContract(FirmwareLink.New)
{
    [Fact]
    public void Given_messages_that_keep_coming_When_the_link_disconnects_Then_the_handler_is_not_called_afterwards()
    {
        using var broker = new MosquittoServer(new MosquittoServerOptions { ConfigLines = ["max_queued_messages 0"] });
        (IMqttLink flood, Inbox floodInbox) = Connected(To(broker.Port, "flood"));
        (IMqttLink link, Inbox inbox) = Connected(To(broker.Port, "flooded"), "flood");
        using var stop = new ManualResetEventSlim();
        var thread = new Thread(() =>
        {
            for (int number = 0; !stop.IsSet; number++) Publish(flood, "flood", $"{number}");
        });
        thread.Start();
        inbox.WaitFor("flood", 20);

        link.Disconnect();
        int atTheEnd = inbox.On("flood").Count;
        Assert.False(Eventually.Holds(() => inbox.On("flood").Count > atTheEnd, TimeSpan.FromMilliseconds(300)));

        stop.Set();
        thread.Join();
        Synchronised(flood, floodInbox);
        Assert.False(link.IsConnected);
    }

    [Fact]
    public void Given_a_handler_that_disconnects_When_a_message_comes_Then_it_returns_at_once_and_the_broker_got_the_goodbye()
    {
        using var broker = new MosquittoServer();
        (IMqttLink link, Inbox inbox) = NewLink();
        TimeSpan took = TimeSpan.MaxValue;
        link.SetHandler((topic, payload, length, retained) =>
        {
            if (topic == "end")
            {
                // Until what came behind it waits on the dispatch thread.
                Eventually.Holds(() => false, TimeSpan.FromMilliseconds(100));
                var clock = Stopwatch.StartNew();
                link.Disconnect();
                took = clock.Elapsed;
            }

            inbox.Take(topic, payload, length, retained);
        });
        Assert.Null(link.Connect(To(broker.Port, "by-handler")));
        Subscribed(link, inbox, "end", "after");
        (IMqttLink other, Inbox otherInbox) = Connected(To(broker.Port, "other"), "after");

        MqttClient.Of("by-handler").HoldQueue();
        Assert.True(Publish(other, "end", "x"));
        for (int number = 0; number < 20; number++) Assert.True(Publish(other, "after", $"{number}"));
        otherInbox.WaitFor("after", 20);
        MqttClient.Of("by-handler").ReleaseQueue();
        inbox.WaitFor("end");

        Assert.Empty(inbox.On("after"));
        Assert.InRange(took.TotalMilliseconds, 0, 200);
        Assert.True(Eventually.Holds(() => broker.Log.Contains("Client by-handler disconnected.", StringComparison.Ordinal), TimeSpan.FromSeconds(5)));
        Assert.Empty(inbox.On("after"));
        Assert.Null(link.Connect(To(broker.Port, "by-handler")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Given_a_message_that_still_waits_in_the_queue_When_the_link_disconnects_Then_it_leaves_before_the_goodbye(int qos)
    {
        using var broker = new MosquittoServer();
        (_, Inbox watcher) = Connected(To(broker.Port, "last-watcher"), "last");
        (IMqttLink link, _) = Connected(To(broker.Port, $"last-{qos}"));
        MqttClient client = MqttClient.Of($"last-{qos}");

        client.HoldQueue();
        Assert.True(Publish(link, "last", "word", qos));
        using var release = new Timer(_ => client.ReleaseQueue(), null, 500, Timeout.Infinite);
        link.Disconnect();

        Assert.Equal("word", watcher.WaitFor("last").Text);
    }

    [Fact]
    public void Given_a_lost_connection_When_the_link_connects_again_Then_it_does_so_with_a_new_client_of_the_library()
    {
        using var broker = new MosquittoServer();
        using var proxy = new CuttableProxy(broker.Port);
        (IMqttLink link, Inbox inbox) = Connected(To(proxy.Port, "again"), "news");
        MqttClient before = MqttClient.Of("again");

        proxy.Cut();
        Assert.True(Eventually.Holds(() => !link.IsConnected, TimeSpan.FromSeconds(2)));
        Assert.Null(link.Connect(To(proxy.Port, "again")));
        Subscribed(link, inbox, "news");

        Assert.NotSame(before, MqttClient.Of("again"));
        Assert.False(before.IsConnected);
        Assert.Empty(before.HeldMessages);
    }

    [Fact]
    public void Given_a_steady_stream_of_QoS_0_When_the_broker_falls_silent_Then_the_will_is_sent_although_the_library_never_asked()
    {
        using var broker = new MosquittoServer();
        using var proxy = new CuttableProxy(broker.Port);
        (_, Inbox watcher) = Connected(To(broker.Port, "watcher"), "will");
        MqttConnectOptions options = To(proxy.Port, "silent");
        (options.KeepAliveSeconds, options.WillTopic, options.WillPayload) = (5, "will", "offline");
        (IMqttLink link, _) = Connected(options);

        proxy.BlackHole = true;
        // A question after 2.5 s, 5 s for its answer. The library itself would take 10 s after the last thing it sent.
        Assert.True(Eventually.Holds(() => !Publish(link, "state", "x") && !link.IsConnected, TimeSpan.FromSeconds(9)));

        Assert.Equal("offline", watcher.WaitFor("will").Text);
    }

    [Fact]
    public void Given_a_quiet_link_When_three_keep_alive_periods_pass_Then_it_is_still_connected()
    {
        using var broker = new MosquittoServer();
        MqttConnectOptions options = To(broker.Port, "quiet");
        options.KeepAliveSeconds = 5;
        (IMqttLink link, _) = Connected(options);

        Assert.False(Eventually.Holds(() => !link.IsConnected, TimeSpan.FromSeconds(15)));
        Assert.Equal(1, broker.Log.Split(" as quiet (").Length - 1);
    }
}
