using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Metering;
using SmartEvse.Core.Pilot;
using SmartEvse.Core.Regulation;
using SmartEvse.Core.Sessions;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tracing;

namespace SmartEvse.Core
{
    /// <summary>
    /// The charger: owns the parts and puts one step in order. Pure: time is an argument, inputs and outputs are plain data. One thread steps;
    /// other threads write through <see cref="Commands"/> and the feeds, and read through <see cref="CopyView"/>.
    /// </summary>
    public sealed class Charger
    {
        private readonly object _viewGate = new object();
        private readonly ChargerView _view = new ChargerView();
        private readonly ChargerView _published = new ChargerView();
        private readonly Outputs _outputs = new Outputs();
        private readonly PilotWatch _pilot = new PilotWatch();
        private readonly Conditions _conditions = new Conditions();
        private readonly Interlock _interlock = new Interlock();
        private readonly StateMachine _machine;
        private readonly SessionState _session = new SessionState();
        private readonly DelayedCharging _delayed;
        private readonly PhaseSwitch _phases = new PhaseSwitch();
        private readonly Meters _meters;
        private readonly FaultWatch _faults;
        private readonly CurrentPlan _plan;
        private readonly CommandDesk _desk;
        private readonly ReasonFinder _reasons;
        private readonly ViewWriter _writer;
        private readonly StepNews _news = new StepNews();
        private ReasonId _reason;
        private long _lastStepMs = -1;
        private int _lateSteps;
        private bool _storageFailed;

        /// <summary>A charger.</summary>
        /// <param name="settings">The settings. They must have been loaded; the charger is their only writer from now on.</param>
        /// <param name="traceHalfBytes">Bytes of one half of the trace.</param>
        public Charger(SettingsValues settings, int traceHalfBytes = Recorder.DefaultHalfBytes)
        {
            Settings = settings;
            Trace = new Recorder(traceHalfBytes);
            _machine = new StateMachine(_pilot);
            _delayed = new DelayedCharging(settings);
            _meters = new Meters(settings, Trace);
            _faults = new FaultWatch(settings);
            _plan = new CurrentPlan(settings);
            Events = new EventLog(settings);
            Sessions = new SessionLog(settings, Events);
            _desk = new CommandDesk(settings, _machine, _session, _meters, _faults, _plan, Commands, Events, Trace);
            _reasons = new ReasonFinder(settings);
            _writer = new ViewWriter(settings);
        }

        /// <summary>The settings. Other threads may read single values; only commands change them.</summary>
        public SettingsValues Settings { get; }

        /// <summary>What went in and out lately.</summary>
        public Recorder Trace { get; }

        /// <summary>Writes on their way in, answers on their way out.</summary>
        public CommandQueue Commands { get; } = new CommandQueue();

        /// <summary>What has happened. Read from any thread.</summary>
        public EventLog Events { get; }

        /// <summary>The last sessions. Read from any thread.</summary>
        public SessionLog Sessions { get; }

        /// <summary>The mains feed.</summary>
        public FeedBox MainsFeed => _meters.MainsFeed;

        /// <summary>The EV feed.</summary>
        public FeedBox EvFeed => _meters.EvFeed;

        /// <summary>The circuit feed.</summary>
        public FeedBox CircuitFeed => _meters.CircuitFeed;

        /// <summary>The home battery's feed.</summary>
        public FeedBox BatteryFeed => _meters.BatteryFeed;

        /// <summary>True while install-level rows may be written from a distance: unlocked at the device.</summary>
        public bool IsUnlocked { get; set; }

        /// <summary>The state.</summary>
        public ChargerState State => _machine.State;

        /// <summary>The wall clock of the place in minutes since 1970, or <see cref="ChargerView.Unknown"/>. Not in the view: it decides nothing.</summary>
        public int LocalMin => _delayed.LocalMin;

        /// <summary>How many steps broke a rule of the interlock.</summary>
        public int Violations => _interlock.Violations;

        /// <summary>Copies the snapshot of the last step. From any thread.</summary>
        public void CopyView(ChargerView target)
        {
            lock (_viewGate) _published.CopyTo(target);
        }

        /// <summary>The shell could not store the settings (or can again): shown, but it does not stop charging.</summary>
        public void ReportStorage(bool works)
        {
            _storageFailed = !works;
        }

        /// <summary>Takes over the state that a trace begins with, settings included: a new charger becomes the recorded one.</summary>
        /// <param name="keyframe">The state, being loaded.</param>
        /// <returns>False when it is not the state of a charger of this build; the charger is of no use then.</returns>
        public bool Restore(StateStream keyframe)
        {
            Visit(keyframe);
            keyframe.Finish();
            return !keyframe.Failed;
        }

        /// <summary>One step. Every 10 ms; any spacing from 1 to 50 ms decides the same within one spacing.</summary>
        /// <param name="inputs">What the board measured.</param>
        /// <param name="nowMs">Monotonic time in ms.</param>
        /// <returns>What to do until the next step; the same object every time.</returns>
        public Outputs Step(Inputs inputs, long nowMs)
        {
            if (Trace.BeginStep(nowMs))
            {
                Visit(Trace.BeginKeyframe(nowMs));
                Trace.EndKeyframe();
            }

            // Other threads may change these at any time; one step sees one value, and the trace the same.
            bool unlocked = IsUnlocked;
            int faultsBefore = _faults.Active;
            _faults.StorageFailed = _storageFailed;
            long gapMs = _lastStepMs < 0 ? 0 : nowMs - _lastStepMs;
            bool late = gapMs > Outputs.ValidForMs;
            // What came in since the step before may have come right behind it.
            long sinceMs = gapMs > Outputs.LateMs ? _lastStepMs : nowMs;
            if (sinceMs != nowMs) _lateSteps++;
            if (late && _machine.Interrupted(nowMs)) _plan.Reset();
            _lastStepMs = nowMs;
            bool pwmWasOn = _outputs.DutyPermille > PilotDuty.Low && _outputs.DutyPermille < PilotDuty.Steady && !late;

            Events.BeginStep(inputs.UtcS, nowMs);
            _desk.Drain(unlocked, nowMs);
            _meters.Take(sinceMs, nowMs);
            TraceTap.Note(Trace, inputs, _faults, Settings, unlocked);
            bool readable = ReadPilot(inputs, pwmWasOn, nowMs);
            _desk.Switch.Take(inputs.SwitchClosed, sinceMs, nowMs);
            _desk.ActOnSwitch(inputs.RcmFault, nowMs);
            _delayed.Update(inputs.UtcS);
            _faults.Update(inputs, _pilot, _machine, _meters, readable, nowMs);
            _faults.UpdateVehicle(_meters, _machine, _session.IsPlugged, _plan.Vehicle, nowMs);
            bool relay = GridRelay.Limits(Settings, _desk.Switch.IsClosed);
            _plan.Update(_meters, _session, _phases, _faults.TemperatureLimitDa(), _machine.State == ChargerState.C, _machine.WantsContactor, _outputs, relay, nowMs);
            Decide(nowMs);
            Command(nowMs);

            bool sound = _interlock.Check(inputs, _outputs, pwmWasOn, _machine.State, _faults.Active, Settings.State(StoredState.Access), _plan.Limits, Settings.MinDa, !_meters.MainsFresh, nowMs);
            if (!sound) _faults.Latch(Faults.Internal);

            _outputs.Restart = _desk.RestartWanted && !_outputs.Contactor1 && !_outputs.Contactor2;
            Publish(faultsBefore, nowMs);
            return _outputs;
        }

        // False while the line says nothing.
        private bool ReadPilot(Inputs inputs, bool pwmWasOn, long nowMs)
        {
            _machine.BeforePilot(nowMs);
            if (!_machine.PilotConnected || !_outputs.PilotConnected || _outputs.DutyPermille == PilotDuty.Low) return ReadBlindly(inputs, nowMs);

            _pilot.Take(inputs.PilotHighMv, inputs.PilotLowMv, pwmWasOn, _machine.State == ChargerState.C, nowMs);
            if (_pilot.Stable == PilotLevel.V12)
            {
                _session.Unplugged();
                _meters.Session.End();
                _plan.Vehicle.Forget();
                _faults.Unplugged();
            }
            else if (_pilot.VehicleThere)
            {
                _session.Connected(nowMs);
                _session.Cable.Take(inputs.ProximityMv);
            }

            return true;
        }

        // Vehicle and cable may be exchanged while the pilot line says nothing: what was measured of them counts no longer, and the cable is read on.
        private bool ReadBlindly(Inputs inputs, long nowMs)
        {
            _pilot.Disconnected(nowMs);
            if (!_machine.PilotConnected) _plan.Vehicle.Forget();
            if (_session.IsPlugged) _session.Cable.Take(inputs.ProximityMv);
            return false;
        }

        private void Decide(long nowMs)
        {
            int access = Settings.State(StoredState.Access);
            _conditions.HasAccess = access == AccessStatus.Allow && !_session.StoppedByButton && !_delayed.HoldsBack && _session.IsVehicleAllowed(Settings);
            bool startsBlind = !_machine.HasOffer && _meters.IsSampleLate;
            _conditions.IsPrepared = _meters.AreReady && !startsBlind && (!Settings.HasSocket || _session.Cable.LimitA != 0);
            _conditions.HasRoom = _plan.HasRoom;
            _conditions.HasGrant = _plan.GrantDa > 0;
            _conditions.WantsOtherPhases = _phases.Wanted;
            FindNoPower(nowMs);
            if (!_conditions.HasAccess || _conditions.Faults != 0) _phases.End();

            ChargerState before = _machine.State;
            if (!_machine.Step(_conditions, nowMs)) return;
            if (_machine.State == ChargerState.A)
            {
                _faults.Set(Faults.NoPower, false);
                _phases.End();
            }

            if (_machine.State == ChargerState.C)
            {
                _meters.Session.Begin(_meters.Ev.EnergyWh);
                _plan.Started(_phases.Closed(nowMs), nowMs);
            }

            if (_machine.Taken == Guard.OtherPhases) _phases.Begin(nowMs);
            if (before == ChargerState.C || before == ChargerState.C1) _plan.Reset();
        }

        // Less than MIN: set when it ends charging or keeps a vehicle from starting, cleared when there is room; a start then waits a minute.
        private void FindNoPower(long nowMs)
        {
            int faults = _faults.Active;
            bool had = (faults & Faults.NoPower) != 0;
            bool has = had;
            if (_plan.MustStop && _machine.WantsContactor) has = true;
            else if (had && _conditions.HasRoom) has = false;
            faults &= ~(Faults.NoPower | Faults.Harmless);
            _conditions.Faults = has ? faults | Faults.NoPower : faults;
            if (!had && _machine.WouldStartWithRoom(_conditions, Settings.Mode != ChargeMode.Solar, nowMs)) has = true;
            if (has) _machine.Delay(nowMs, StateMachine.DelayAfterNoPowerMs);
            if (has != had) _faults.Set(Faults.NoPower, has);
            _conditions.Faults = has ? faults | Faults.NoPower : faults;
        }

        private void Command(long nowMs)
        {
            int offer = _machine.Offers ? _plan.GrantDa : 0;
            bool closed = _machine.WantsContactor;
            _outputs.Contactor1 = closed;
            _outputs.Contactor2 = closed && _phases.Contactor2;
            _outputs.PilotConnected = _machine.PilotConnected;
            _outputs.OfferedDa = offer;
            _outputs.DutyPermille = _machine.State == ChargerState.Activate ? PilotDuty.Low : PilotDuty.FromCurrent(offer);
            _session.Bench.Apply(_outputs, _machine.State, nowMs);
        }

        private void Publish(int faultsBefore, long nowMs)
        {
            int packed = TraceTap.Pack(_outputs, _machine.State);
            bool news = _news.Has(packed, _outputs, _plan.GrantDa, _faults, _session, _delayed, _interlock.Violations + _lateSteps, nowMs);
            if (news || _plan.HasLooked || _desk.HasActed) Tell(nowMs);
            else _desk.Led.GoOn(_outputs, nowMs);
            TraceTap.Note(Trace, packed, _outputs, _faults.Active, faultsBefore, _reason, nowMs);
            Commands.EndStep();
        }

        private void Tell(long nowMs)
        {
            int faults = _faults.Active;
            _reason = _reasons.Find(_machine, _session, faults, _plan, _phases, _delayed, _meters, nowMs, out int seconds);
            _writer.Write(_view, _machine, _session, _meters, _faults, _plan, _phases, _desk, _outputs, _reason, seconds, nowMs);
            _view[ViewField.Violations] = _interlock.Violations;
            _view[ViewField.LateSteps] = _lateSteps;
            _news.Told(_view, _meters, nowMs);
            _desk.Led.Show(_outputs, Settings, _machine.State, faults, _view[ViewField.ChargeDelayS] > 0, _session.CustomFlag, nowMs);
            Events.EndStep(_view, _reason == ReasonId.Stopping ? _reasons.FindCause(_machine, _session, faults, _plan, _phases, _delayed, _meters, nowMs, out _) : _reason);
            Sessions.EndStep(_view, _meters.Ev.Powers, nowMs);
            lock (_viewGate) _view.CopyTo(_published);
        }

        private void Visit(StateStream s)
        {
            _lastStepMs = s.Time(_lastStepMs);
            _lateSteps = s.Int(_lateSteps);
            _outputs.Visit(s);
            _pilot.Visit(s);
            _machine.Visit(s);
            _session.Visit(s);
            _phases.Visit(s);
            _interlock.Visit(s);
            _meters.Visit(s);
            _faults.Visit(s);
            _plan.Visit(s);
            _desk.Visit(s);
        }
    }
}
