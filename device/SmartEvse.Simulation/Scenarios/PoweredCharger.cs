using SmartEvse.Core;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Sessions;
using SmartEvse.Core.Settings;

namespace SmartEvse.Simulation.Scenarios;

/// <summary>
/// A charger with its shell: settings that are stored, an MQTT session, a control loop that can hang, and power that can fail. What it forgets without
/// power it has forgotten.
/// </summary>
internal sealed class PoweredCharger
{
    private const string Serial = "1234";
    private const int NetworkMs = 50;

    // Without power: contactors open, nothing on the pilot line.
    private static readonly Outputs Dead = new() { PilotConnected = false, DutyPermille = 0 };

    private readonly MemoryBlobStore _blobs = new();
    private readonly SettingsStore _store;
    private readonly LoopbackLink _link;
    private GrantedOutputs _granted = new();
    private SettingsKeeper _keeper = null!;
    private SessionKeeper _sessions = null!;
    private MqttSession _session = null!;
    private long _powerAtMs;
    private long _lastMs;
    private long _hangsUntilMs = long.MinValue;
    private long _networkMs;
    private int _violationsBefore;

    /// <summary>A charger that starts on these settings.</summary>
    /// <param name="settings">What is stored.</param>
    /// <param name="link">The network.</param>
    /// <param name="startedMs">When it starts.</param>
    internal PoweredCharger(SettingsValues settings, LoopbackLink link, long startedMs = 0)
    {
        _link = link;
        _store = new SettingsStore(_blobs);
        var stored = new SettingsValues();
        stored.CopyFrom(settings);
        // Without the name of a broker the session stays silent, and messages could not reach the charger.
        if (stored.Text(SettingId.MQTTHost).Length == 0) stored.SetText(SettingId.MQTTHost, "localhost");
        Start(stored, startedMs);
    }

    internal Charger Charger { get; private set; } = null!;

    internal Outputs Outputs { get; private set; } = new();

    internal bool IsPowered { get; private set; } = true;

    /// <summary>When the charger was started last, in ms.</summary>
    internal long StartedMs { get; private set; }

    /// <summary>For how long the control loop has taken no step, in ms; 0 = it does not hang.</summary>
    internal long HangingMs { get; private set; }

    /// <summary>Violations of the interlock's rules since the start of the run.</summary>
    internal int Violations => _violationsBefore + Charger.Violations;

    /// <summary>Somebody sends a message to the charger.</summary>
    internal void Deliver(string name, string payload)
    {
        if (IsPowered) _link.Deliver($"{_session.Prefix}/Set/{name}", payload);
    }

    /// <summary>The power is gone for a time.</summary>
    internal void CutPower(long nowMs, int forMs)
    {
        IsPowered = false;
        _powerAtMs = nowMs + forMs;
        _link.Drop();
        Outputs = Dead;
        HangingMs = 0;
        _hangsUntilMs = long.MinValue;
    }

    /// <summary>The control loop hangs for a time, while the board goes on by itself.</summary>
    internal void Hang(long nowMs, int forMs)
    {
        if (IsPowered) _hangsUntilMs = nowMs + forMs;
    }

    /// <summary>One step of the control loop, and what the network thread does meanwhile.</summary>
    internal void Step(Inputs inputs, long nowMs)
    {
        if (!IsPowered)
        {
            if (nowMs < _powerAtMs) return;
            Restart(nowMs);
        }

        var boardMs = nowMs - StartedMs;
        if (nowMs < _hangsUntilMs)
        {
            HangingMs += nowMs - _lastMs;
            _lastMs = nowMs;
            Outputs = _granted.At(boardMs);
            return;
        }

        HangingMs = 0;
        _lastMs = nowMs;
        Outputs = Charger.Step(inputs, boardMs);
        _granted.Grant(Outputs, boardMs);
        _keeper.Tick(boardMs);
        _sessions.Tick(boardMs);
        // What the publisher would say between the answers is nobody's business here: a tick without an answer only costs time.
        var due = _link.IsConnected ? Charger.Commands.WaitingAnswers > 0 : boardMs >= _networkMs;
        if (due)
        {
            _session.Tick(boardMs);
            _networkMs = boardMs + NetworkMs;
        }

        if (!Outputs.Restart) return;
        _keeper.End();
        _sessions.End();
        _link.Drop();
        Restart(nowMs);
    }

    private void Restart(long nowMs)
    {
        _violationsBefore += Charger.Violations;
        var settings = new SettingsValues();
        _store.Load(settings);
        Start(settings, nowMs);
    }

    private void Start(SettingsValues settings, long nowMs)
    {
        IsPowered = true;
        StartedMs = nowMs;
        _lastMs = nowMs;
        _networkMs = 0;
        _granted = new GrantedOutputs();
        Outputs = new Outputs();
        Charger = new Charger(settings);
        _keeper = new SettingsKeeper(_store, Charger);
        _sessions = new SessionKeeper(_blobs, Charger);
        _session = new MqttSession(_link, Charger, null, Serial, new LinkStatus());
        _session.Tick(0);
    }
}
