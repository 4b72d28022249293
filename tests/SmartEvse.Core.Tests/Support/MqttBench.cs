using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Support;

/// <summary>A charger on MQTT in virtual time, with the broker in memory. The network's turn comes every 50 ms, and when an answer waits.</summary>
internal sealed class MqttBench
{
    /// <summary>The serial number.</summary>
    public const string Serial = "1234";

    /// <summary>The prefix that follows from it.</summary>
    public const string Prefix = "SmartEVSE-1234";

    private const int NetworkMs = 50;

    /// <summary>A charger on these settings that has started a while ago; connected, and with everything said that there is to say at first.</summary>
    public MqttBench(string settings = "", bool unlocked = false, bool plugged = false, bool connect = true, string serial = Serial)
    {
        Sim = new SimulatedCharger(Values.Of("WIFImode=Enabled, MQTTHost=broker, " + settings));
        Sim.Charger.IsUnlocked = unlocked;
        Sim.RunSeconds(StateMachine.StartRestMs / 1000);
        if (plugged) Sim.Plant.Plug();
        Session = new MqttSession(Link, Sim.Charger, Announcer, serial, new LinkStatus { Version = "v0" });
        if (connect) Run(plugged ? 3 : 1);
    }

    /// <summary>The charger and its world.</summary>
    public SimulatedCharger Sim { get; }

    /// <summary>The link, with the broker in memory.</summary>
    public FakeMqttLink Link { get; } = new();

    /// <summary>What announces the entities.</summary>
    public FakeAnnouncer Announcer { get; } = new();

    /// <summary>The session under test.</summary>
    public MqttSession Session { get; }

    /// <summary>The settings.</summary>
    public SettingsValues Settings => Sim.Charger.Settings;

    /// <summary>What was sent on state topics (below the prefix, save <c>Result</c> and <c>connected</c>), names without prefix.</summary>
    public IEnumerable<(long AtMs, string Name, string Payload, bool Retain)> States => Link.Sent
        .Where(m => m.Topic.StartsWith(Session.Prefix + "/", StringComparison.Ordinal))
        .Select(m => (m.AtMs, Name: m.Topic[(Session.Prefix.Length + 1)..], m.Payload, m.Retain))
        .Where(m => m.Name is not "Result" and not "connected");

    /// <summary>The answers so far.</summary>
    public IReadOnlyList<JsonElement> Answers
        => [.. Link.Sent.Where(m => m.Topic.EndsWith("/Result", StringComparison.Ordinal)).Select(m => JsonDocument.Parse(m.Payload).RootElement)];

    /// <summary>The newest payload of a state topic; null when it was not sent (since <see cref="FakeMqttLink.Forget"/>).</summary>
    public string? Last(string name) => Link.Last.GetValueOrDefault(Session.Prefix + "/" + name);

    /// <summary>When a state topic was sent, in ms.</summary>
    public long[] Times(string name) => [.. States.Where(m => m.Name == name).Select(m => m.AtMs)];

    /// <summary>Lets time go by.</summary>
    public void Run(double seconds)
    {
        var untilMs = Sim.NowMs + (long)(seconds * 1000);
        while (Sim.NowMs < untilMs) Step();
    }

    /// <summary>One step of the charger, and the network's turn if it is due.</summary>
    public void Step()
    {
        Sim.Step();
        Link.NowMs = Sim.NowMs;
        if (Sim.NowMs % NetworkMs == 0 || Sim.Charger.Commands.WaitingAnswers > 0) Session.Tick(Sim.NowMs);
    }

    /// <summary>Somebody writes below <c>Set/</c>.</summary>
    public void Write(string name, byte[] payload, bool retained = false) => Link.Deliver($"{Session.Prefix}/Set/{name}", payload, retained);

    /// <summary>Somebody writes a text below <c>Set/</c>.</summary>
    public void Write(string name, string payload, bool retained = false) => Write(name, Encoding.UTF8.GetBytes(payload), retained);

    /// <summary>Writes, and has the one answer within a tenth of a second.</summary>
    public Answer Ask(string name, byte[] payload, bool retained = false)
    {
        var before = Answers.Count;
        Write(name, payload, retained);
        Run(0.1);
        var answers = Answers;
        Assert.True(answers.Count == before + 1, $"Set/{name} got {answers.Count - before} answers");
        return new Answer(answers[^1]);
    }

    /// <summary>Writes a text, and has the one answer within a tenth of a second.</summary>
    public Answer Ask(string name, string payload, bool retained = false) => Ask(name, Encoding.UTF8.GetBytes(payload), retained);

    /// <summary>Everything that a refused write must not touch: settings, snapshot, outputs, and the newest payload of every topic but <c>Result</c>.</summary>
    public string Picture()
    {
        var picture = new StringBuilder();
        picture.AppendLine($"revision {Settings.Revision}");
        for (var id = (SettingId)0; id < SettingId.Count; id++) picture.AppendLine($"{id} {Settings.Number(id)} {Settings.Text(id)}");
        for (var id = (StoredState)0; id < StoredState.Count; id++) picture.AppendLine($"{id} {Settings.State(id)}");
        for (var field = (ViewField)0; field < ViewField.Count; field++) picture.AppendLine($"{field} {Sim.View[field]}");
        picture.AppendLine($"evccid {Sim.View.EvccId}");
        picture.AppendLine($"outputs {Sim.Outputs.Contactor1} {Sim.Outputs.PilotConnected} {Sim.Outputs.DutyPermille} {Sim.Outputs.Restart}");
        foreach (var (topic, payload) in Link.Last.Where(m => !m.Key.EndsWith("/Result", StringComparison.Ordinal))) picture.AppendLine($"{topic} {payload}");
        return picture.ToString();
    }

    /// <summary>An answer on <c>Result</c>.</summary>
    internal sealed record Answer(string Topic, string Payload, bool Accepted, string Reason, string Value)
    {
        internal Answer(JsonElement json)
            : this(Text(json, "topic"), Text(json, "payload"), json.GetProperty("accepted").GetBoolean(), Text(json, "reason"), Text(json, "value"))
        {
        }

        private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
    }
}
