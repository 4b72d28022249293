using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Metering;
using SmartEvse.Core.Regulation;
using SmartEvse.Core.Sessions;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Commands
{
    /// <summary>Decides the commands, from wherever they come, and does what the external switch asks for.</summary>
    internal sealed partial class CommandDesk
    {
        // A press shorter than this changes the mode, a longer one ends charging (the C++ firmware's 1.5 s).
        private const int LongPressMs = 1500;

        private readonly SettingsValues _settings;
        private readonly StateMachine _machine;
        private readonly SessionState _session;
        private readonly FaultWatch _faults;
        private readonly CurrentPlan _plan;
        private readonly CommandQueue _queue;
        private readonly EventLog _events;
        private readonly Recorder _trace;
        private readonly SettingsWriter _writer;
        private bool _clearErrorWanted;
        private bool _resetRcmWanted;
        private bool _switchSeen;

        internal CommandDesk(SettingsValues settings, StateMachine machine, SessionState session, Meters meters, FaultWatch faults, CurrentPlan plan, CommandQueue queue, EventLog events, Recorder trace)
        {
            _settings = settings;
            _machine = machine;
            _session = session;
            _faults = faults;
            _plan = plan;
            _queue = queue;
            _events = events;
            _trace = trace;
            _writer = new SettingsWriter(settings, meters, plan, trace);
        }

        internal readonly ExternalSwitch Switch = new ExternalSwitch();

        internal readonly Led Led = new Led();

        internal bool RestartWanted { get; private set; }

        /// <summary>True when a command was decided in this step, or the switch has moved: anything may have changed.</summary>
        internal bool HasActed { get; private set; }

        internal int LastPressMs { get; private set; } = ChargerView.Unknown;

        /// <summary>Decides what waits, a ring of commands at the most. Every command carries its answer afterwards.</summary>
        internal void Drain(bool unlocked, long nowMs)
        {
            HasActed = false;
            DecidePanel(nowMs);
            for (int i = 0; i < CommandQueue.Capacity; i++)
            {
                Command? c = _queue.NextToDecide();
                if (c == null) break;
                HasActed = true;
                if (c.Kind != CommandKind.Refused)
                {
                    Decide(c, unlocked && (c.Ticket == null || !c.Ticket.IsWithoutToken), nowMs);
                    TraceTap.Note(_trace, c);
                }

                if (c.Refusal != Refusal.None) _events.Refused(c.Target, c.Refusal);
                _queue.Decided();
            }

            if (_writer.SwitchIsNew) _switchSeen = false;
            _writer.SwitchIsNew = false;
        }

        /// <summary>Does what SWITCH says a press, a release or the position means.</summary>
        internal void ActOnSwitch(bool rcmFault, long nowMs)
        {
            if (_clearErrorWanted) _faults.Clear(rcmFault);
            if (Switch.WasPressed || _resetRcmWanted) _faults.ResetRcm(rcmFault);
            _clearErrorWanted = false;
            _resetRcmWanted = false;
            bool first = !_switchSeen;
            _switchSeen = true;
            if (first || Switch.WasPressed || Switch.WasReleased) HasActed = true;
            if (Switch.WasReleased) LastPressMs = Switch.PressMs;

            switch (_settings.Number(SettingId.Switch))
            {
                case SwitchFunction.Stop:
                    if (Switch.WasPressed) StopSession(nowMs);
                    break;
                case SwitchFunction.AccessButton:
                    if (Switch.WasPressed) SetAccess(_settings.State(StoredState.Access) == AccessStatus.Allow ? AccessStatus.Deny : AccessStatus.Allow);
                    break;
                case SwitchFunction.AccessToggle:
                    if (first || Switch.WasPressed || Switch.WasReleased) SetAccess(Switch.IsClosed ? AccessStatus.Allow : AccessStatus.Deny);
                    break;
                case SwitchFunction.SmartSolarButton:
                    if (Switch.WasReleased && Switch.PressMs < LongPressMs) ToggleSmartSolar(nowMs);
                    else if (Switch.IsClosed && Switch.HeldMs(nowMs) >= LongPressMs) StopSession(nowMs);
                    break;
                case SwitchFunction.SmartSolarToggle:
                    if (first || Switch.WasPressed || Switch.WasReleased) ChooseSmartSolar(Switch.IsClosed ? ChargeMode.Solar : ChargeMode.Smart, nowMs);
                    break;
                case SwitchFunction.CustomButton:
                    if (Switch.WasPressed) _session.CustomFlag = !_session.CustomFlag;
                    break;
                case SwitchFunction.CustomToggle:
                    if (first || Switch.WasPressed || Switch.WasReleased) _session.CustomFlag = Switch.IsClosed;
                    break;
            }
        }

        internal void Visit(StateStream s)
        {
            _settings.Visit(s, _writer.Row);
            _clearErrorWanted = s.Bool(_clearErrorWanted);
            _switchSeen = s.Bool(_switchSeen);
            RestartWanted = s.Bool(RestartWanted);
            LastPressMs = s.Int(LastPressMs);
            Switch.Visit(s);
            Led.Visit(s);
        }

        private void Decide(Command c, bool unlocked, long nowMs)
        {
            switch (c.Kind)
            {
                case CommandKind.SetNumber:
                    _writer.SetNumber(c, unlocked, nowMs);
                    break;
                case CommandKind.SetText:
                    _writer.SetText(c, unlocked);
                    break;
                case CommandKind.SetMany:
                    SetMany(c, unlocked, nowMs);
                    break;
                case CommandKind.ApplyNumber:
                    _writer.Apply(c.Row, c.Number, nowMs);
                    break;
                case CommandKind.SetMode:
                    SetMode(c, nowMs);
                    break;
                case CommandKind.SetAccess:
                    SetAccess(c.Number);
                    break;
                case CommandKind.SetOverride:
                    SetOverride(c, nowMs);
                    break;
                case CommandKind.SetPilotOverride:
                    SetPilotOverride(c, unlocked, nowMs);
                    break;
                case CommandKind.SetEvccId:
                    if (_session.IsPlugged) _session.Identify(c.Text);
                    else c.Refusal = Refusal.NotInThisMode;
                    break;
                case CommandKind.SetColour:
                    Led.SetColour(c.Number >> 24, c.Number & 0xFFFFFF);
                    break;
                case CommandKind.SetCustom:
                    _session.CustomFlag = c.Number != 0;
                    break;
                case CommandKind.SetDelayedStart:
                case CommandKind.SetDelayedStop:
                case CommandKind.SetDelayedRepeat:
                case CommandKind.SetDelayedCharging:
                    SetDelay(c, (StoredState)((int)StoredState.DelayedStart + (int)c.Kind - (int)CommandKind.SetDelayedStart));
                    break;
                case CommandKind.ClearError:
                    _clearErrorWanted = true;
                    break;
                case CommandKind.ResetRcm:
                    _resetRcmWanted = true;
                    break;
                case CommandKind.Restart:
                    if (_writer.IsLocked(SettingLevel.Configure, unlocked)) c.Refusal = Refusal.Locked;
                    else if (_machine.WantsContactor) c.Refusal = Refusal.Busy;
                    else RestartWanted = true;
                    break;
                case CommandKind.Trace:
                    if (_writer.IsLocked(SettingLevel.Configure, unlocked)) c.Refusal = Refusal.Locked;
                    else if (c.Number == 0) _trace.Clear();
                    else if (!_trace.Ring.AskToHold()) c.Refusal = Refusal.Busy;
                    break;
            }
        }

        private void SetDelay(Command c, StoredState state)
        {
            c.Refusal = DelayedCharging.Check(_settings, state, c.Number);
            if (c.Refusal == Refusal.None) _settings.SetState(state, c.Number);
        }

        private void StopSession(long nowMs)
        {
            if (!_session.IsPlugged || _session.StoppedByButton) return;
            _session.StoppedByButton = true;
            _machine.Delay(nowMs, StateMachine.DelayAfterChargingMs);
        }

        private void ToggleSmartSolar(long nowMs)
        {
            if (_settings.Mode == ChargeMode.Solar) ChooseSmartSolar(ChargeMode.Smart, nowMs);
            else ChooseSmartSolar(ChargeMode.Solar, nowMs);
        }

        // Between Smart and Solar only, and never a way in: Normal stays Normal, and access is asked for elsewhere.
        private void ChooseSmartSolar(int mode, long nowMs)
        {
            if (!_settings.Regulates || _settings.State(StoredState.Access) != AccessStatus.Allow || mode == _settings.Mode) return;
            _writer.Apply(SettingId.Mode, mode, nowMs);
            _faults.Set(Faults.NoPower, false);
            if (!_machine.WantsContactor) _machine.EndDelay(nowMs);
        }

        private void SetMany(Command c, bool unlocked, long nowMs)
        {
            SettingsBatch? batch = c.Ticket == null ? null : c.Ticket.Batch;
            if (batch == null) return;
            _writer.SetMany(c, batch, unlocked, nowMs);
            if (c.Refusal != Refusal.None || batch.IsWholeSet || !batch.Has(SettingId.Mode)) return;
            // Somebody chose a mode: as with Set/Mode.
            c.Kind = CommandKind.SetMode;
            c.Number = batch.Wanted.Mode;
            SetMode(c, nowMs);
        }

        private void SetMode(Command c, long nowMs)
        {
            SettingsTable.Read(SettingId.Mode, _writer.Row);
            Refusal refusal = SettingsRules.CheckNumber(_writer.Row, c.Number);
            if (refusal == Refusal.None) refusal = SettingsRules.CheckSet(_settings, SettingId.Mode, c.Number);
            c.Refusal = refusal;
            if (refusal != Refusal.None) return;

            bool chose = c.Number != _settings.Mode || _settings.State(StoredState.Access) != AccessStatus.Allow;
            _writer.Apply(SettingId.Mode, c.Number, nowMs);
            SetAccess(AccessStatus.Allow);
            // A person chose: what was waited for is waited for no longer. A shortage that is running goes on: a writer must not be able to put off its end.
            // Who says the same again and again is an automation.
            _faults.Set(Faults.NoPower, false);
            if (chose && !_machine.WantsContactor) _machine.EndDelay(nowMs);
        }

        private void SetAccess(int access)
        {
            _settings.SetState(StoredState.Access, access);
            if (access == AccessStatus.Allow) _session.StoppedByButton = false;
        }

        private void SetOverride(Command c, long nowMs)
        {
            if (c.Number != 0 && _settings.Mode == ChargeMode.Solar) c.Refusal = Refusal.NotInThisMode;
            else if (c.Number != 0 && (c.Number < _settings.MinDa || c.Number > _settings.MaxDa)) c.RefuseRange(_settings.MinDa, _settings.MaxDa, true);
            else _plan.Override(c.Number, nowMs);
        }

        private void SetPilotOverride(Command c, bool unlocked, long nowMs)
        {
            if (c.Number < BenchOverride.Off || c.Number > BenchOverride.Largest) c.RefuseRange(BenchOverride.Off, BenchOverride.Largest, false);
            else if (_writer.IsLocked(SettingLevel.Install, unlocked)) c.Refusal = Refusal.Locked;
            else _session.Bench.Start(c.Number, nowMs);
        }
    }
}
