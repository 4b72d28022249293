using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SmartEvse.MeterFeed.CommandLine;
using SmartEvse.MqttLinks;
using SmartEvse.TestSupport;
using Xunit;

namespace SmartEvse.Virtual.Tests;

/// <summary>The charger, a meter feed and Home Assistant on a Mosquitto with the files of <c>broker/</c>: its users, its ACL, its TLS.</summary>
public sealed class BrokerFilesEndToEnd : IDisposable
{
    private readonly OwnersBroker _broker = new();

    public void Dispose() => _broker.Dispose();

    [Fact]
    public void Given_the_ACL_When_all_do_their_work_Then_the_charger_announces_takes_the_feed_and_answers()
    {
        using var charger = _broker.StartCharger();
        using var home = new Probe(_broker.As("homeassistant"));
        using var feed = new Probe(_broker.As("meterfeed"));
        home.WaitFor("connected", "online", 10);
        home.WaitFor(() => home.All.Count(m => m.Topic.StartsWith("homeassistant/", StringComparison.Ordinal)) >= 40, 10, "announcements");

        feed.Set("MainsMeter", "53:-4:12");
        home.WaitFor("MainsCurrentL1", "53", 5);
        home.WaitFor("MainsCurrentL2", "-4", 1);

        Assert.True(home.Ask("Mode", "Normal").GetProperty("accepted").GetBoolean());
        home.WaitFor("Mode", "Normal", 2);
        home.Forget();
        home.Publish("homeassistant/status", "online", retain: false);
        home.WaitFor(() => home.LastRaw("homeassistant/select/SmartEVSE-1234-Mode/config") != null, 5, "announced again");
    }

    [Fact]
    public void Given_the_ACL_When_a_feed_writes_what_is_not_its_own_Then_nothing_happens_and_it_reads_nothing_but_answers()
    {
        using var charger = _broker.StartCharger();
        using var home = new Probe(_broker.As("homeassistant"));
        using var feed = new Probe(_broker.As("meterfeed"));
        home.WaitFor("Mode", "Smart", 10);
        home.Forget();

        feed.Set("Mode", "Off");
        feed.Set("CurrentOverride", "60");
        feed.Set("EVMeter", "10:10:10:690:5");
        feed.Publish("SmartEVSE-1234/Mode", "Solar", retain: true);
        feed.Publish("homeassistant/status", "online", retain: false);
        feed.Publish("homeassistant/sensor/x/config", "{}", retain: true);
        // The broker takes them in order: when this one is through, the others would be.
        feed.Set("MainsMeter", "71:0:0");
        home.WaitFor("MainsCurrentL1", "71", 5);
        // Time for an answer that must not come.
        Thread.Sleep(500);

        Assert.Null(home.Last("Result"));
        Assert.DoesNotContain(home.All, m => m.Topic is "SmartEVSE-1234/Set/Mode" or "SmartEVSE-1234/Set/CurrentOverride" or "SmartEVSE-1234/Set/EVMeter" or "homeassistant/status" or "homeassistant/sensor/x/config");
        Assert.DoesNotContain(home.All, m => m is { Topic: "SmartEVSE-1234/Mode", Payload: not "Smart" });
        Assert.Empty(feed.All);

        feed.Set("MainsMeter", "a:b:c");
        feed.WaitFor(() => feed.Last("Result") != null, 5, "the refusal");
        Assert.All(feed.All, m => Assert.Equal("SmartEVSE-1234/Result", m.Topic));
        Assert.Equal("Smart", home.Last("Mode") ?? "Smart");
    }

    [Fact]
    public void Given_the_ACL_When_the_feed_of_the_EV_meter_writes_Then_its_own_topic_is_open_and_the_mains_meter_is_not()
    {
        using var charger = _broker.StartCharger();
        using var home = new Probe(_broker.As("homeassistant"));
        using var feed = new Probe(_broker.As("meterfeed-ev"));
        home.WaitFor("connected", "online", 10);

        feed.Set("MainsMeter", "99:0:0");
        feed.Set("EVMeter", "21:0:0:483:5");

        home.WaitFor("EVCurrentL1", "21", 5);
        Assert.DoesNotContain(home.All, m => m.Topic == "SmartEVSE-1234/Set/MainsMeter");
    }

    [Fact]
    public void Given_the_ACL_When_the_charger_writes_and_reads_elsewhere_Then_only_its_own_and_its_announcements_pass()
    {
        using var home = new Probe(_broker.As("homeassistant"));
        using var charger = new Probe(_broker.As("charger"));

        charger.Publish("zigbee2mqtt/lamp/set", "ON", retain: false);
        charger.Publish("SmartEVSE-5678/Set/Mode", "Off", retain: false);
        charger.Publish("homeassistant/status", "offline", retain: true);
        charger.Publish("homeassistant/sensor/SmartEVSE-1234-State/config", "{}", retain: true);
        charger.Publish("SmartEVSE-1234/State", "Charging", retain: false);
        home.WaitFor("State", "Charging", 5);
        home.Publish("zigbee2mqtt/lamp", "ON", retain: false);
        home.Publish("SmartEVSE-1234/Set/Mode", "Smart", retain: false);
        charger.WaitFor("Set/Mode", "Smart", 5);
        home.WaitFor("Set/Mode", "Smart", 5);

        Assert.Equal(
            ["SmartEVSE-1234/Set/Mode", "SmartEVSE-1234/State", "homeassistant/sensor/SmartEVSE-1234-State/config", "zigbee2mqtt/lamp"],
            home.All.Select(m => m.Topic).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(["SmartEVSE-1234/Set/Mode"], charger.All.Select(m => m.Topic).Distinct());
    }

    [Fact]
    public void Given_the_ACL_When_a_user_without_a_rule_connects_Then_it_can_do_nothing()
    {
        using var home = new Probe(_broker.As("homeassistant"));
        using var stranger = new Probe(_broker.As("stranger"));

        stranger.Set("MainsMeter", "1:2:3");
        home.Set("Mode", "Smart");
        home.WaitFor("Set/Mode", "Smart", 5);
        home.Set("Mode", "Normal");
        home.WaitFor("Set/Mode", "Normal", 5);

        Assert.DoesNotContain(home.All, m => m.Topic == "SmartEVSE-1234/Set/MainsMeter");
        Assert.Empty(stranger.All);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("homeassistant", "wrong")]
    [InlineData("nobody", OwnersBroker.Password)]
    public void Given_the_owners_broker_When_name_or_password_is_wrong_or_missing_Then_the_client_is_refused(string user, string password)
    {
        foreach (var tls in new[] { false, true })
        {
            var options = _broker.As(user, tls);
            options.Password = password;
            using var link = MqttLinkFactory.Create();

            var problem = link.Connect(options);

            Assert.Matches("refused|not authorized", problem!);
            Assert.False(link.IsConnected);
        }
    }

    [Fact]
    public async Task Given_TLS_and_the_ACL_When_a_feed_replays_a_table_Then_the_charger_obeys_it_and_Home_Assistant_sees_it()
    {
        using var charger = _broker.StartCharger(tls: true);
        using var home = new Probe(_broker.As("homeassistant", tls: true));
        var table = Path.Combine(Path.GetDirectoryName(_broker.CaFile)!, "house.csv");
        await File.WriteAllTextAsync(table, "currentL1,currentL2,currentL3\n" + string.Concat(Enumerable.Repeat("4.2,0,-1.5\n", 30)));
        using var stop = new CancellationTokenSource();
        var error = TextWriter.Synchronized(new StringWriter());
        var run = FeedCommandLine.RunAsync(
            ["csv", "--file", table, "--pace", "1", "--broker", $"127.0.0.1:{_broker.TlsPort}", "--prefix", "SmartEVSE-1234", "--tls", "--ca", _broker.CaFile, "--username", "meterfeed", "--password", OwnersBroker.Password],
            new FeedConsole(TextWriter.Null, error, () => Stream.Null),
            MqttLinkFactory.Create,
            TimeProvider.System,
            stop.Token);

        home.WaitFor("MainsCurrentL1", "42", 15);
        home.WaitFor("MainsCurrentL3", "-15", 1);
        home.WaitFor("Error", "None", 5);
        Assert.True(home.Ask("Mode", "Normal").GetProperty("accepted").GetBoolean());
        await stop.CancelAsync();
        Assert.Equal(0, await run);
    }

    [Fact]
    public void Given_TLS_When_the_authority_is_another_one_or_none_is_given_Then_the_charger_does_not_connect_and_says_why()
    {
        using var other = new TestCertificateAuthority("other");
        var wrong = Path.Combine(Path.GetDirectoryName(_broker.CaFile)!, "wrong.pem");
        File.WriteAllText(wrong, other.CertificatePem);

        foreach (var ca in new[] { wrong, "" })
        {
            var options = _broker.As("charger", tls: true);
            options.CaFile = ca;
            using var link = MqttLinkFactory.Create();
            Assert.StartsWith("TLS failed: ", link.Connect(options), StringComparison.Ordinal);
        }

        using var right = MqttLinkFactory.Create();
        Assert.Null(right.Connect(_broker.As("charger", tls: true)));
    }

    [Fact]
    public void Given_the_script_When_it_runs_a_second_time_Then_the_authority_stays_the_same()
    {
        var before = File.ReadAllText(_broker.CaFile);
        OwnersBroker.MakeCertificates(Path.GetDirectoryName(_broker.CaFile)!);

        Assert.Equal(before, File.ReadAllText(_broker.CaFile));
    }
}
