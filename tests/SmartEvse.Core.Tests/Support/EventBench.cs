using System.Collections.Generic;
using System.Linq;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Sessions;
using SmartEvse.Core.Settings;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Support;

/// <summary>A charger with its event log and an MQTT session, in virtual time. The network's turn comes every 50 ms.</summary>
internal sealed class EventBench
{
    private const string Prefix = "SmartEVSE-1";
    private const int NetworkMs = 50;

    /// <summary>A charger that has been told its settings, connected and silent after its first words.</summary>
    public EventBench(SimulatedCharger sim)
    {
        Sim = sim;
        Settings.SetNumber(SettingId.WIFImode, 2);
        Settings.SetText(SettingId.MQTTHost, "broker");
        Session = new MqttSession(Link, sim.Charger, null, "1", new LinkStatus());
        Run(1);
    }

    /// <summary>The charger and its world.</summary>
    public SimulatedCharger Sim { get; }

    /// <summary>The link.</summary>
    public RecordingLink Link { get; } = new();

    /// <summary>The session under test.</summary>
    public MqttSession Session { get; }

    /// <summary>The log under test.</summary>
    public EventLog Log => Sim.Charger.Events;

    /// <summary>The live values.</summary>
    public SettingsValues Settings => Sim.Charger.Settings;

    /// <summary>The messages on <c>Events</c>.</summary>
    public IReadOnlyList<(int Tick, string Payload, bool Retained)> Messages
        => [.. Link.Sent.Where(m => m.Topic == Prefix + "/Events").Select(m => (m.Tick, m.Payload, m.Retained))];

    /// <summary>The answers on <c>Result</c>.</summary>
    public IReadOnlyList<string> Results => [.. Link.Sent.Where(m => m.Topic == Prefix + "/Result").Select(m => m.Payload)];

    /// <summary>Lets time go by.</summary>
    public EventBench Run(double seconds)
    {
        var untilMs = Sim.NowMs + (long)(seconds * 1000);
        while (Sim.NowMs < untilMs)
        {
            Sim.Step();
            if (Sim.NowMs % NetworkMs == 0) Tick();
        }

        return this;
    }

    /// <summary>The network's turn.</summary>
    public void Tick()
    {
        Link.Tick++;
        Session.Tick(Sim.NowMs);
    }

    /// <summary>Somebody writes below <c>Set/</c>; decided and answered 0.1 s later.</summary>
    public EventBench Write(string name, string payload)
    {
        Link.Deliver($"{Prefix}/Set/{name}", payload);
        return Run(0.1);
    }

    /// <summary>Plugs in and waits until it charges.</summary>
    public EventBench Charge()
    {
        Sim.Charging();
        return this;
    }

    /// <summary>The whole log, the oldest first: uptime, event, what was written to, text, reason, and how often if more than once.</summary>
    public string[] Story()
    {
        var (entry, row) = (new EventEntry(), new SettingRow());
        var story = new List<string>();
        for (var n = Log.Oldest; n <= Log.Newest; n++)
        {
            Assert.True(Log.Read(n, entry));
            var topic = CommandTopics.NameOfTarget(entry.Target, row) is { Length: > 0 } name ? " Set/" + name : "";
            var count = entry.Count == 1 ? "" : $" x{entry.Count} until {entry.LastUptimeS}";
            story.Add($"{entry.UptimeS} {EventTexts.Token(entry.Kind)}{topic}: {EventTexts.Text(entry, row)} ({ReasonTexts.Token(entry.Reason)}){count}");
        }

        return [.. story];
    }
}
