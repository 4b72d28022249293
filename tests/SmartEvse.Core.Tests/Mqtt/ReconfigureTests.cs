using System.Linq;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Mqtt;

/// <summary>The broker's own settings, changed while connected: a goodbye on the old side, an answer for the writer, and a fresh start on the new one.</summary>
public sealed class ReconfigureTests
{
    [Fact]
    public void Given_a_session_When_the_prefix_is_changed_Then_the_old_one_is_told_goodbye_and_the_new_one_complete()
    {
        var bench = new MqttBench("MainsMeter=API", unlocked: true);
        var before = bench.States.Select(m => m.Name).Distinct().Order().ToList();
        bench.Link.Forget();

        bench.Write("MQTTPrefix", "SmartEVSE/7");
        bench.Run(3);

        Assert.Equal("{\"topic\":\"Set/MQTTPrefix\",\"payload\":\"SmartEVSE/7\",\"accepted\":true,\"reason\":\"\",\"value\":\"SmartEVSE/7\"}", bench.Link.Last["SmartEVSE-1234/Result"]);
        Assert.Equal("offline", bench.Link.Kept["SmartEVSE-1234/connected"]);
        Assert.Equal("SmartEVSE/7", bench.Session.Prefix);
        Assert.Equal(("SmartEVSE/7/connected", "SmartEVSE-1234"), (bench.Link.Attempts[^1].Options.WillTopic, bench.Link.Attempts[^1].Options.ClientId));
        Assert.Equal("online", bench.Link.Kept["SmartEVSE/7/connected"]);
        Assert.Equal(before, bench.States.Select(m => m.Name).Distinct().Order());

        // The announcer starts over on the new connection; what it takes back then is its own affair.
        Assert.Equal(2, bench.Announcer.Restarts);
        var goodbye = bench.Link.Calls.IndexOf("publish SmartEVSE-1234/connected offline");
        Assert.All(bench.Announcer.Topics, t => Assert.InRange(bench.Link.Calls.IndexOf($"publish {t} {{}}"), goodbye, int.MaxValue));
        Assert.True(bench.Ask("MinCurrent", "8").Accepted);
        Assert.DoesNotContain(bench.Link.Calls, c => c.StartsWith("publish SmartEVSE-1234/", System.StringComparison.Ordinal) && bench.Link.Calls.IndexOf(c) > bench.Link.Calls.IndexOf("disconnect"));
    }

    [Fact]
    public void Given_the_prefix_changes_When_another_write_has_come_in_just_before_Then_it_is_answered_on_the_old_side_too()
    {
        var bench = new MqttBench(unlocked: true);
        bench.Link.Forget();
        bench.Write("MQTTPrefix", "garage");
        // Between the step that decides and the tick that leaves.
        bench.Sim.AfterStep = sim =>
        {
            sim.AfterStep = null;
            bench.Write("MinCurrent", "8");
        };
        bench.Run(3);

        Assert.Equal(2, bench.Link.Sent.Count(m => m.Topic == "SmartEVSE-1234/Result"));
        Assert.DoesNotContain("garage/Result", bench.Link.Last.Keys);
        Assert.Equal("8", bench.Last("MinCurrent"));
    }

    [Theory]
    [InlineData("ha/discovery")]
    [InlineData("")]
    public void Given_a_session_When_the_discovery_prefix_is_changed_Then_the_announcer_starts_over_and_Home_Assistant_is_listened_to_there(string prefix)
    {
        var bench = new MqttBench(unlocked: true);
        Assert.Contains("subscribe homeassistant/status 0", bench.Link.Calls);
        bench.Link.Forget();

        Assert.True(bench.Ask("DiscoveryPrefix", prefix).Accepted);
        bench.Run(1);

        Assert.Equal(2, bench.Announcer.Restarts);
        var listens = bench.Link.Calls.Where(c => c.EndsWith("/status 0", System.StringComparison.Ordinal));
        Assert.Equal(prefix.Length == 0 ? [] : [$"subscribe {prefix}/status 0"], listens);
    }

    [Theory]
    [InlineData("MQTTHost", "", "")]
    [InlineData("WIFImode", "Disabled", "Disabled")]
    public void Given_a_session_When_the_host_is_emptied_or_the_network_switched_off_Then_it_answers_says_goodbye_and_ends(string name, string payload, string value)
    {
        var bench = new MqttBench(unlocked: true);
        bench.Link.Forget();

        Assert.Equal(new MqttBench.Answer("Set/" + name, payload, true, "", value), bench.Ask(name, payload));
        bench.Run(60);

        Assert.Equal(["publish SmartEVSE-1234/connected offline", "disconnect"], bench.Link.Calls.TakeLast(2));
        Assert.False(bench.Link.IsConnected);
        Assert.Single(bench.Link.Attempts);
    }

    [Fact]
    public void Given_a_host_that_was_emptied_When_it_is_set_again_Then_the_charger_connects_at_once_and_says_everything()
    {
        var bench = new MqttBench(unlocked: true);
        var before = bench.States.Select(m => m.Name).Distinct().Order().ToList();
        bench.Ask("MQTTHost", "");
        bench.Run(60);
        bench.Link.Forget();
        bench.Settings.SetText(Core.Settings.SettingId.MQTTHost, "other");
        bench.Run(3);

        Assert.Equal("connect other", bench.Link.Calls[0]);
        Assert.Equal(before, bench.States.Select(m => m.Name).Distinct().Order());
    }

    [Theory]
    [InlineData("MQTTHost", "other")]
    [InlineData("MQTTPort", "1884")]
    [InlineData("MQTTTls", "Enabled")]
    [InlineData("MQTTUser", "me")]
    [InlineData("MQTTPassword", "secret")]
    public void Given_a_session_When_where_or_how_it_connects_is_changed_Then_it_answers_and_connects_again_with_that(string name, string payload)
    {
        var bench = new MqttBench(unlocked: true);
        bench.Link.Forget();

        Assert.True(bench.Ask(name, payload).Accepted);
        bench.Run(3);

        var answered = bench.Link.Calls.FindIndex(c => c.StartsWith("publish SmartEVSE-1234/Result", System.StringComparison.Ordinal));
        var goodbye = bench.Link.Calls.IndexOf("publish SmartEVSE-1234/connected offline");
        Assert.InRange(answered, 0, goodbye);
        Assert.Equal(2, bench.Link.Attempts.Count);
        var o = bench.Link.Attempts[^1].Options;
        Assert.Contains(payload, new[] { o.Host, o.Port.ToString(), o.Tls ? "Enabled" : "", o.User, o.Password });
        Assert.Equal("online", bench.Last("connected"));
    }

    [Theory]
    [InlineData("Aa", "BB")]
    [InlineData("AaAa", "BBBB")]
    [InlineData("a", "")]
    public void Given_any_two_user_names_When_one_replaces_the_other_Then_it_is_noticed(string user, string other)
    {
        var bench = new MqttBench("MQTTUser=" + user, unlocked: true);
        Assert.True(bench.Ask("MQTTUser", other).Accepted);
        bench.Run(1);

        Assert.Equal(other, bench.Link.Attempts[^1].Options.User);
        Assert.Equal(2, bench.Link.Attempts.Count);
    }

    [Fact]
    public void Given_a_session_When_another_setting_is_changed_Then_the_connection_stays()
    {
        var bench = new MqttBench("Config=Fixed", unlocked: true);
        foreach (var name in CommandNames.Rows.Where(n => !n.StartsWith("MQTT", System.StringComparison.Ordinal) && n != "DiscoveryPrefix" && CommandNames.Row(n).IsBuilt)) bench.Ask(name, CommandNames.Legal(CommandNames.Row(name)));
        bench.Ask("MQTTHeartbeat", "30");
        bench.Run(1);

        Assert.Single(bench.Link.Attempts);
        Assert.True(bench.Link.IsConnected);
    }

    [Fact]
    public void Given_a_connection_that_is_lost_When_the_host_is_changed_meanwhile_Then_the_new_one_is_tried()
    {
        var bench = new MqttBench();
        bench.Run(20);
        bench.Link.Unreachable = "no route";
        bench.Link.Drop();
        bench.Run(5);
        bench.Settings.SetText(Core.Settings.SettingId.MQTTHost, "other");
        bench.Link.Unreachable = null;
        bench.Run(15);

        Assert.Equal("other", bench.Link.Attempts[^1].Options.Host);
        Assert.True(bench.Link.IsConnected);
    }
}
