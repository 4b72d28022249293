using SmartEvse.Core;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;

namespace SmartEvse.Simulation.Scenarios;

/// <summary>A charger with its shell: settings that are stored, an MQTT session, and power that can fail. What it forgets without power it has forgotten.</summary>
internal sealed class PoweredCharger
{
    private const string Serial = "1234";
    private const int NetworkMs = 50;

    // Without power: contactors open, nothing on the pilot line.
    private static readonly Outputs Dead = new() { PilotConnected = false, DutyPermille = 0 };

    private readonly SettingsStore _store = new(new MemoryBlobStore());
    private readonly LoopbackLink _link;
    private SettingsKeeper _keeper;
    private MqttSession _session;
    private long _startedMs;
    private long _powerAtMs;
    private long _networkMs;
    private int _violationsBefore;

    internal PoweredCharger(SettingsValues settings, LoopbackLink link)
    {
        _link = link;
        var stored = new SettingsValues();
        stored.CopyFrom(settings);
        // Without the name of a broker the session stays silent, and messages could not reach the charger.
        if (stored.Text(SettingId.MQTTHost).Length == 0) stored.SetText(SettingId.MQTTHost, "localhost");
        _store.Save(stored);
        Start(stored, 0, out _keeper, out _session);
    }

    internal Charger Charger { get; private set; } = null!;

    internal Outputs Outputs { get; private set; } = new();

    internal bool IsPowered { get; private set; } = true;

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
    }

    /// <summary>One step of the control loop, and what the network thread does meanwhile.</summary>
    internal void Step(Inputs inputs, long nowMs)
    {
        if (!IsPowered)
        {
            if (nowMs < _powerAtMs) return;
            Restart(nowMs);
        }

        var boardMs = nowMs - _startedMs;
        Outputs = Charger.Step(inputs, boardMs);
        _keeper.Tick(boardMs);
        // What the publisher would say between the answers is nobody's business here: a tick without an answer only costs time.
        var due = _link.IsConnected ? Charger.Commands.WaitingAnswers > 0 : boardMs >= _networkMs;
        if (due)
        {
            _session.Tick(boardMs);
            _networkMs = boardMs + NetworkMs;
        }

        if (!Outputs.Restart) return;
        _keeper.Flush();
        _link.Drop();
        Restart(nowMs);
    }

    private void Restart(long nowMs)
    {
        _violationsBefore += Charger.Violations;
        var settings = new SettingsValues();
        _store.Load(settings);
        Start(settings, nowMs, out _keeper, out _session);
    }

    private void Start(SettingsValues settings, long nowMs, out SettingsKeeper keeper, out MqttSession session)
    {
        IsPowered = true;
        _startedMs = nowMs;
        _networkMs = 0;
        Outputs = new Outputs();
        Charger = new Charger(settings);
        keeper = new SettingsKeeper(_store, Charger);
        session = new MqttSession(_link, Charger, null, Serial, new LinkStatus());
        session.Tick(0);
    }
}
