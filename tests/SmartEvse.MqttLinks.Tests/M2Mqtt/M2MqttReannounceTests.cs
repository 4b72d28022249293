using System;
using System.Collections.Generic;
using System.Linq;
using nanoFramework.M2Mqtt;
using SmartEvse.Core;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;
using SmartEvse.Discovery;
using SmartEvse.TestSupport;
using Xunit;

namespace SmartEvse.MqttLinks.Tests;

/// <summary>The whole session over the firmware's link: after a loss everything is said again.</summary>
public sealed class M2MqttReannounceTests() : MqttLinkContract(FirmwareLink.New)
{
    private const string Prefix = "SmartEVSE-77001";

    [Fact]
    public void Given_a_session_When_the_broker_dies_and_comes_back_empty_Then_all_entities_and_states_are_there_again()
    {
        using var broker = new MosquittoServer(new MosquittoServerOptions { ConfigLines = ["max_queued_messages 0"] });
        var settings = new SettingsValues();
        settings.SetNumber(SettingId.WIFImode, 2);
        settings.SetText(SettingId.MQTTHost, LoopbackPort.Address);
        settings.SetNumber(SettingId.MQTTPort, broker.Port);
        var charger = new Charger(settings);
        (IMqttLink link, _) = NewLink();
        var device = new DeviceInfo { Serial = "77001", Version = "v4.0.0", Hardware = "v3.0" };
        var session = new MqttSession(link, charger, new HomeAssistantAnnouncer(settings, device), "77001", new LinkStatus { Version = "v4.0.0" });
        long nowMs = 0;
        void Run(int seconds)
        {
            for (long endMs = nowMs + (seconds * 1000); nowMs < endMs; nowMs += 50)
            {
                charger.Step(new Inputs { PilotHighMv = 2880, PilotLowMv = 2880, ProximityMv = 600 }, nowMs);
                session.Tick(nowMs);
            }
        }

        Run(10);
        Dictionary<string, string> before = Retained(broker, "first");
        broker.Kill();
        Assert.True(Eventually.Holds(() => !link.IsConnected, TimeSpan.FromSeconds(2)));
        Run(10);
        Assert.False(link.IsConnected);
        Assert.Contains("refused", session.LastError, StringComparison.Ordinal);
        broker.Start();
        Run(40);
        Dictionary<string, string> after = Retained(broker, "second");

        Assert.Equal(2, session.Status.Connections);
        Assert.InRange(before.Keys.Count(topic => topic.StartsWith("homeassistant/", StringComparison.Ordinal)), 50, 500);
        Assert.InRange(before.Keys.Count(topic => topic.StartsWith(Prefix, StringComparison.Ordinal)), 30, 500);
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        Assert.All(after.Where(pair => pair.Key.StartsWith("homeassistant/", StringComparison.Ordinal)), pair => Assert.Equal(before[pair.Key], pair.Value));
        Assert.Equal("online", after[Prefix + "/connected"]);
        TestContext.Current.SendDiagnosticMessage($"{after.Count} retained messages, at most {MqttClient.Of(Prefix).MostMessages} in the library's queue");
    }

    /// <summary>What a newcomer is told; by the PC's link, whose queue has room for it all.</summary>
    private static Dictionary<string, string> Retained(MosquittoServer broker, string reader)
    {
        using var link = new MosquittoLink();
        var inbox = new Inbox();
        link.SetHandler(inbox.Take);
        Assert.Null(link.Connect(To(broker.Port, reader)));
        Subscribed(link, inbox, "homeassistant/#", Prefix + "/#");
        return inbox.Messages.Where(message => message.Retained).ToDictionary(message => message.Topic, message => message.Text);
    }
}
