using System;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using SmartEvse.Core.Mqtt;
using SmartEvse.TestSupport;
using Xunit;

namespace SmartEvse.MqttLinks.Tests;

/// <summary>Opening and closing.</summary>
public abstract class ConnectContract(Func<IMqttLink> create) : MqttLinkContract(create)
{
    [Fact]
    public void Given_a_broker_When_a_link_connects_Then_it_is_connected_until_it_disconnects()
    {
        using var broker = new MosquittoServer();
        (IMqttLink link, _) = NewLink();

        Assert.False(link.IsConnected);
        Assert.Null(link.Connect(To(broker.Port)));
        Assert.True(link.IsConnected);
        link.Disconnect();
        Assert.False(link.IsConnected);
        Assert.False(Publish(link, "late", "x"));
    }

    [Fact]
    public void Given_a_link_that_never_connected_When_it_is_used_Then_it_says_no_and_disconnecting_is_harmless()
    {
        (IMqttLink link, _) = NewLink();

        Assert.False(link.IsConnected);
        Assert.False(Publish(link, "topic", "x"));
        Assert.False(link.Subscribe("topic", 0));
        link.Disconnect();
        link.Disconnect();
    }

    [Fact]
    public void Given_nobody_listens_When_a_link_connects_Then_the_reason_says_refused()
    {
        (IMqttLink link, _) = NewLink();

        string? reason = link.Connect(To(LoopbackPort.Free()));

        Assert.Contains("connection refused", reason, StringComparison.OrdinalIgnoreCase);
        Assert.False(link.IsConnected);
    }

    [Fact]
    public void Given_a_name_without_a_host_When_a_link_connects_Then_the_reason_says_not_found()
    {
        (IMqttLink link, _) = NewLink();
        MqttConnectOptions options = To(1883);
        options.Host = "no..host";

        Assert.Equal("host no..host not found", link.Connect(options));
    }

    [Fact]
    public void Given_a_server_that_never_answers_When_a_link_connects_Then_it_gives_up_after_10_s()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        (IMqttLink link, _) = NewLink();
        var clock = Stopwatch.StartNew();

        string? reason = link.Connect(To(((IPEndPoint)silent.LocalEndpoint).Port));

        Assert.Equal("no answer in 10 s", reason);
        Assert.InRange(clock.Elapsed.TotalSeconds, 9.5, 12);
        Assert.False(link.IsConnected);
    }

    [Fact]
    public void Given_a_server_that_hangs_up_When_a_link_connects_Then_it_says_so_at_once()
    {
        using var rude = new TcpListener(IPAddress.Loopback, 0);
        rude.Start();
        _ = rude.AcceptSocketAsync().ContinueWith(accepted => accepted.Result.Dispose());
        (IMqttLink link, _) = NewLink();
        var clock = Stopwatch.StartNew();

        Assert.NotNull(link.Connect(To(((IPEndPoint)rude.LocalEndpoint).Port)));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
        Assert.False(link.IsConnected);
    }

    [Theory]
    [InlineData("owner", "#&%\"' /\u00e9")]
    [InlineData("&#%\"' /\u00e9", "secret")]
    [InlineData("\u00f8\u20ac \U0001f50c", "\\ $1 \u00df\u6f22 \U0001f697")]
    public void Given_a_user_with_any_characters_When_the_password_is_right_Then_it_connects(string user, string password)
    {
        using var broker = new MosquittoServer(new MosquittoServerOptions { User = user, Password = password });
        (IMqttLink link, _) = NewLink();
        MqttConnectOptions options = To(broker.Port);
        (options.User, options.Password) = (user, password);

        Assert.Null(link.Connect(options));
    }

    [Theory]
    [InlineData("owner", "wrong")]
    [InlineData("owner", "")]
    [InlineData("other", "right")]
    [InlineData("", "")]
    public void Given_a_broker_with_a_user_When_name_or_password_is_wrong_Then_the_reason_says_refused(string user, string password)
    {
        using var broker = new MosquittoServer(new MosquittoServerOptions { User = "owner", Password = "right" });
        (IMqttLink link, _) = NewLink();
        MqttConnectOptions options = To(broker.Port);
        (options.User, options.Password) = (user, password);

        Assert.StartsWith("refused: bad user name or password", link.Connect(options), StringComparison.Ordinal);
        Assert.False(link.IsConnected);
    }

    [Theory]
    [InlineData("", 1883, 15, "", "no host is set")]
    [InlineData("127.0.0.1", 0, 15, "", "port 0 is not within 1..65535")]
    [InlineData("127.0.0.1", 65536, 15, "", "port 65536 is not within 1..65535")]
    [InlineData("127.0.0.1", 1883, 4, "", "keep-alive 4 s is not within 5..65535 s")]
    [InlineData("127.0.0.1", 1883, 15, "/no/such/ca.pem", "the CA file /no/such/ca.pem does not exist")]
    public void Given_options_nothing_can_be_reached_with_When_a_link_connects_Then_the_reason_names_them(
        string host, int port, int keepAliveSeconds, string caFile, string reason)
    {
        (IMqttLink link, _) = NewLink();
        var options = new MqttConnectOptions
        {
            Host = host, Port = port, ClientId = "charger", KeepAliveSeconds = keepAliveSeconds, Tls = caFile.Length > 0, CaFile = caFile,
        };

        Assert.Equal(reason, link.Connect(options));
    }

    [Fact]
    public void Given_a_connected_link_When_it_connects_again_Then_the_session_is_a_clean_one()
    {
        using var broker = new MosquittoServer();
        (IMqttLink link, Inbox inbox) = Connected(To(broker.Port), "news");

        Assert.Null(link.Connect(To(broker.Port)));
        Subscribed(link, inbox);
        Assert.True(Publish(link, "news", "x"));
        Synchronised(link, inbox);

        Assert.Empty(inbox.On("news"));
    }

    [Fact]
    public void Given_two_links_When_both_are_connected_Then_they_talk_to_each_other()
    {
        using var broker = new MosquittoServer();
        (IMqttLink first, Inbox firstInbox) = Connected(To(broker.Port, "first"), "to/first");
        (IMqttLink second, Inbox secondInbox) = Connected(To(broker.Port, "second"), "to/second");

        Assert.True(Publish(first, "to/second", "hello"));
        Assert.Equal("hello", secondInbox.WaitFor("to/second").Text);
        Assert.True(Publish(second, "to/first", "hello yourself"));
        Assert.Equal("hello yourself", firstInbox.WaitFor("to/first").Text);
        first.Disconnect();
        Assert.True(second.IsConnected);
    }
}
