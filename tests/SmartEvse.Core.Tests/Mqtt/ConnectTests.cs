using System.Linq;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Mqtt;

/// <summary>How a session begins: with what, in what order, and how long it waits when it cannot.</summary>
public sealed class ConnectTests
{
    [Fact]
    public void Given_a_broker_When_the_charger_connects_Then_it_subscribes_then_says_online_and_then_all_the_rest()
    {
        var bench = new MqttBench();

        Assert.Equal(
            [
                "connect broker",
                "subscribe SmartEVSE-1234/Set/# 1",
                "subscribe SmartEVSE-1234/connected 0",
                "subscribe homeassistant/status 0",
                "publish SmartEVSE-1234/connected online",
            ],
            bench.Link.Calls.Take(5));
        Assert.Equal("online", bench.Link.Kept["SmartEVSE-1234/connected"]);
        Assert.Single(bench.Link.Attempts);
        Assert.True(bench.Link.Sent.Count > 5);
    }

    [Fact]
    public void Given_no_discovery_When_the_charger_connects_Then_it_does_not_ask_for_Home_Assistants_birth()
    {
        var bench = new MqttBench("DiscoveryPrefix=");

        Assert.Equal(["subscribe SmartEVSE-1234/Set/# 1", "subscribe SmartEVSE-1234/connected 0"], bench.Link.Calls.Where(c => c.StartsWith("subscribe", System.StringComparison.Ordinal)));
    }

    [Fact]
    public void Given_the_settings_of_a_broker_When_the_charger_connects_Then_it_uses_them_all()
    {
        var bench = new MqttBench("MQTTUser=a b#&%\", MQTTPassword=p/+#$ü, MQTTPort=8883, MQTTTls=Enabled", connect: false);
        bench.Session.CaFile = "ca.pem";
        bench.Run(0.1);

        var o = Assert.Single(bench.Link.Attempts).Options;
        Assert.Equal(("broker", 8883, "a b#&%\"", "p/+#$ü", true, "ca.pem"), (o.Host, o.Port, o.User, o.Password, o.Tls, o.CaFile));
        Assert.Equal(("SmartEVSE-1234/connected", "offline", 15), (o.WillTopic, o.WillPayload, o.KeepAliveSeconds));
    }

    [Theory]
    [InlineData("", "SmartEVSE-1234")]
    [InlineData("SmartEVSE/1234", "SmartEVSE/1234")]
    [InlineData("house/garage/left", "house/garage/left")]
    [InlineData("€ 5", "€ 5")]
    public void Given_a_prefix_When_the_charger_connects_Then_the_topics_begin_with_it_and_the_client_id_never_has_a_slash(string setting, string prefix)
    {
        var bench = new MqttBench("MQTTPrefix=" + setting);

        var o = Assert.Single(bench.Link.Attempts).Options;
        Assert.Equal(("SmartEVSE-1234", prefix + "/connected"), (o.ClientId, o.WillTopic));
        Assert.Equal("online", bench.Link.Kept[prefix + "/connected"]);
        Assert.Equal("Ready to Charge", bench.Link.Kept[prefix + "/State"]);
        Assert.Equal(new MqttBench.Answer("Set/MinCurrent", "8", true, "", "8"), bench.Ask("MinCurrent", "8"));
        Assert.All(bench.Link.Sent, m => Assert.True(m.Topic.StartsWith(prefix + "/", System.StringComparison.Ordinal) || m.Topic.StartsWith("homeassistant/", System.StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("MQTTHost=")]
    [InlineData("WIFImode=Disabled")]
    public void Given_no_broker_or_no_network_When_time_goes_by_Then_nothing_is_tried(string settings)
    {
        var bench = new MqttBench(settings);
        bench.Run(60);

        Assert.Empty(bench.Link.Calls);
    }

    [Fact]
    public void Given_a_broker_that_is_away_When_the_charger_tries_Then_the_pauses_grow_and_none_is_over_15_s()
    {
        var bench = new MqttBench(connect: false);
        bench.Link.Unreachable = "connection refused";
        bench.Run(120);

        var at = bench.Link.Attempts.Select(a => a.AtMs).ToArray();
        var pauses = at.Skip(1).Zip(at, (later, earlier) => later - earlier).ToArray();
        Assert.Equal([1000, 2000, 4000, 8000, 15000, 15000, 15000, 15000, 15000, 15000], pauses);
        Assert.Equal("connection refused", bench.Session.LastError);
        Assert.Empty(bench.Link.Sent);

        bench.Link.Unreachable = null;
        bench.Run(MqttSession.LongestPauseMs / 1000);
        Assert.True(bench.Link.IsConnected);
        Assert.Equal("", bench.Session.LastError);
    }

    [Fact]
    public void Given_a_connection_that_has_held_When_it_is_lost_Then_it_is_made_again_at_once()
    {
        var bench = new MqttBench();
        bench.Run(20);
        bench.Link.Drop();
        bench.Run(0.1);

        Assert.True(bench.Link.IsConnected);
        Assert.Equal(2, bench.Session.Status.Connections);
    }

    [Fact]
    public void Given_a_connection_that_has_held_When_the_broker_is_lost_for_a_while_Then_the_pauses_begin_small_again()
    {
        var bench = new MqttBench(connect: false);
        bench.Link.Unreachable = "no route";
        bench.Run(60);
        bench.Link.Unreachable = null;
        bench.Run(40);
        Assert.True(bench.Link.IsConnected);
        bench.Link.Forget();
        bench.Link.Attempts.Clear();
        bench.Link.Unreachable = "no route";
        bench.Link.Drop();
        bench.Run(10);

        var at = bench.Link.Attempts.Select(a => a.AtMs).ToArray();
        Assert.Equal([1000, 2000, 4000], at.Skip(1).Zip(at, (later, earlier) => later - earlier));
    }

    [Fact]
    public void Given_a_broker_that_throws_the_charger_out_at_once_When_it_tries_again_Then_the_pauses_grow_all_the_same()
    {
        // Two chargers with one serial number, or a broker that allows the login and forbids the subscription: each connection is ended by the broker.
        var bench = new MqttBench(connect: false);
        for (var i = 0; i < 1200; i++)
        {
            bench.Run(0.1);
            bench.Link.Drop();
        }

        var at = bench.Link.Attempts.Select(a => a.AtMs).ToArray();
        var pauses = at.Skip(1).Zip(at, (later, earlier) => later - earlier).ToArray();
        Assert.InRange(pauses.Length, 8, 12);
        Assert.All(pauses.Zip(pauses.Skip(1)), p => Assert.True(p.Second >= p.First - 200));
        Assert.All(pauses, p => Assert.InRange(p, 1000, MqttSession.LongestPauseMs + 200));
    }

    [Fact]
    public void Given_a_library_that_takes_no_subscription_When_the_charger_connects_Then_it_does_not_stay_deaf_but_tries_again()
    {
        var bench = new MqttBench(connect: false);
        bench.Link.TakesSubscriptions = false;
        bench.Run(5);
        Assert.False(bench.Link.IsConnected);
        Assert.NotEqual("", bench.Session.LastError);
        Assert.False(bench.Link.Kept.ContainsKey("SmartEVSE-1234/connected"));

        bench.Link.TakesSubscriptions = true;
        bench.Run(10);
        Assert.True(bench.Ask("MinCurrent", "8").Accepted);
    }

    [Fact]
    public void Given_a_session_When_it_is_stopped_Then_it_says_offline_and_goes()
    {
        var bench = new MqttBench();
        bench.Link.Forget();
        bench.Session.Stop();

        Assert.Equal(["publish SmartEVSE-1234/connected offline", "disconnect"], bench.Link.Calls);
        Assert.Equal("offline", bench.Link.Kept["SmartEVSE-1234/connected"]);
    }
}
