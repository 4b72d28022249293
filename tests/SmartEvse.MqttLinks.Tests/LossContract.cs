using System;
using System.Diagnostics;
using System.Linq;
using SmartEvse.Core.Mqtt;
using SmartEvse.TestSupport;
using Xunit;

namespace SmartEvse.MqttLinks.Tests;

/// <summary>Connections that end without being asked to.</summary>
public abstract class LossContract(Func<IMqttLink> create) : MqttLinkContract(create)
{
    private const string Will = "SmartEVSE-1/connected";

    /// <summary>How many messages without an answer the link takes before it says no.</summary>
    protected virtual (int Least, int Most) Room => (1000, 10_000);

    [Fact]
    public void Given_a_will_When_the_connection_is_lost_Then_the_broker_publishes_it_retained()
    {
        using var broker = new MosquittoServer();
        using var proxy = new CuttableProxy(broker.Port);
        (_, Inbox watcher) = Connected(To(broker.Port, "watcher"), Will);
        (IMqttLink link, _) = Connected(WithWill(proxy.Port));

        proxy.Cut();

        Assert.Equal("offline \u00e9", watcher.WaitFor(Will).Text);
        Assert.True(Eventually.Holds(() => !link.IsConnected, TimeSpan.FromSeconds(2)));
        (_, Inbox late) = Connected(To(broker.Port, "late"), Will);
        Assert.True(late.WaitFor(Will).Retained);
    }

    [Fact]
    public void Given_a_will_When_the_link_disconnects_Then_nobody_sees_it()
    {
        using var broker = new MosquittoServer();
        (IMqttLink watching, Inbox watcher) = Connected(To(broker.Port, "watcher"), Will);
        (IMqttLink link, _) = Connected(WithWill(broker.Port));

        link.Disconnect();

        Assert.True(Eventually.Holds(() => broker.Log.Contains("Client charger disconnected.", StringComparison.Ordinal), TimeSpan.FromSeconds(5)));
        Synchronised(watching, watcher);
        Assert.Empty(watcher.On(Will));
    }

    [Fact]
    public void Given_a_broker_that_dies_When_it_is_back_Then_the_link_connects_and_subscribes_again_and_brings_nothing_old()
    {
        using var broker = new MosquittoServer();
        (IMqttLink link, Inbox inbox) = Connected(To(broker.Port), "news/#");

        broker.Kill();
        Assert.True(Eventually.Holds(() => !link.IsConnected, TimeSpan.FromSeconds(2)));
        Assert.False(Publish(link, "news/old", "x", qos: 1));
        Assert.False(link.Subscribe("other", 0));
        Assert.Contains("refused", link.Connect(To(broker.Port)), StringComparison.Ordinal);

        broker.Start();
        Assert.Null(link.Connect(To(broker.Port)));
        Subscribed(link, inbox, "news/#");
        Assert.True(Publish(link, "news/new", "y"));
        Assert.Equal("y", inbox.WaitFor("news/new").Text);
        Assert.Empty(inbox.On("news/old"));
    }

    [Fact]
    public void Given_a_message_without_an_answer_When_the_link_connects_again_Then_it_is_not_sent_again()
    {
        using var broker = new MosquittoServer();
        using var proxy = new CuttableProxy(broker.Port);
        (IMqttLink link, Inbox inbox) = Connected(To(proxy.Port));

        proxy.BlackHole = true;
        Assert.True(Publish(link, "stale", "x", qos: 1));
        proxy.Cut();
        Assert.True(Eventually.Holds(() => !link.IsConnected, TimeSpan.FromSeconds(2)));
        proxy.BlackHole = false;

        Assert.Null(link.Connect(To(proxy.Port)));
        Subscribed(link, inbox, "stale");
        Synchronised(link, inbox);
        Assert.Empty(inbox.On("stale"));
    }

    [Fact]
    public void Given_a_lost_connection_and_a_broker_that_is_there_When_nobody_connects_Then_the_link_stays_away()
    {
        using var broker = new MosquittoServer();
        using var proxy = new CuttableProxy(broker.Port);
        (IMqttLink lost, _) = Connected(To(proxy.Port, "lost"));
        (IMqttLink never, _) = NewLink();
        Assert.NotNull(never.Connect(Unreachable(out int laterPort)));

        proxy.Cut();
        using var late = new MosquittoServer(new MosquittoServerOptions { Port = laterPort });

        // Longer than the 5 s after which clients that connect by themselves try again.
        Assert.False(Eventually.Holds(() => Connections(broker, "lost") > 1 || Connections(late, "never") > 0, TimeSpan.FromSeconds(7)));
        Assert.False(lost.IsConnected);
        Assert.False(never.IsConnected);
    }

    [Fact]
    public void Given_a_link_that_publishes_into_a_void_When_the_keep_alive_passes_twice_Then_it_has_noticed()
    {
        using var broker = new MosquittoServer();
        using var proxy = new CuttableProxy(broker.Port);
        MqttConnectOptions options = To(proxy.Port);
        options.KeepAliveSeconds = 5;
        (IMqttLink link, _) = Connected(options);

        proxy.BlackHole = true;
        var clock = Stopwatch.StartNew();
        bool noticed = Eventually.Holds(() => !Publish(link, "state", "x") && !link.IsConnected, TimeSpan.FromSeconds(30));
        TestContext.Current.SendDiagnosticMessage($"noticed after {clock.Elapsed.TotalSeconds:0.0} s");

        Assert.True(noticed);
        // Clients count whole seconds, once for the question and once for the answer.
        Assert.InRange(clock.Elapsed.TotalSeconds, 3, (2 * options.KeepAliveSeconds) + 2);
        Assert.False(Publish(link, "late", "x"));
    }

    [Fact]
    public void Given_a_connection_that_swallows_everything_When_messages_pile_up_Then_publish_says_no_before_memory_does()
    {
        using var broker = new MosquittoServer();
        using var proxy = new CuttableProxy(broker.Port);
        (IMqttLink link, _) = Connected(To(proxy.Port));

        proxy.BlackHole = true;
        int taken = Enumerable.Range(0, 20_000).TakeWhile(number => Publish(link, "pile", $"{number}", qos: 1)).Count();

        Assert.InRange(taken, Room.Least, Room.Most);
        Assert.True(link.IsConnected);
        var clock = Stopwatch.StartNew();
        link.Disconnect();
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
    }

    private static MqttConnectOptions WithWill(int port)
    {
        MqttConnectOptions options = To(port);
        (options.WillTopic, options.WillPayload) = (Will, "offline \u00e9");
        return options;
    }

    private static MqttConnectOptions Unreachable(out int port)
    {
        port = LoopbackPort.Free();
        return To(port, "never");
    }

    private static int Connections(MosquittoServer broker, string clientId) => broker.Log.Split($" as {clientId} (").Length - 1;
}
