using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Metering;
using SmartEvse.Core.Pilot;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Regulation
{
    /// <summary>Turns settings, meters, cable, override and grid relay into the named limits, and those into the grant.</summary>
    public sealed class CurrentPlan
    {
        private readonly SettingsValues _settings;
        private readonly MainsPicture _picture = new MainsPicture();
        private readonly PlanFigures _figures = new PlanFigures();
        private int _samplesSeen = -1;
        private int _circuitSamplesSeen = -1;
        private int _evSamplesSeen = -1;
        private bool _wasRegulating;
        private bool _wasSolar;
        private long _overrideUntilMs = LimitTable.Never;
        private long _raisedMs = -SmartRegulator.LastingMs;
        private int _smallestDa;
        private int _minDa;
        private bool _isSettled;

        /// <summary>A plan with nothing granted.</summary>
        public CurrentPlan(SettingsValues settings)
        {
            _settings = settings;
        }

        /// <summary>The limits in force.</summary>
        public readonly LimitTable Limits = new LimitTable();

        /// <summary>What the mains connection leaves.</summary>
        public readonly SmartRegulator Regulator = new SmartRegulator();

        /// <summary>What the sun leaves, in MODE Solar.</summary>
        public readonly SolarRegulator Solar = new SolarRegulator();

        /// <summary>How many phases to charge on.</summary>
        public readonly PhasePlanner Phases = new PhasePlanner();

        /// <summary>What the vehicle takes.</summary>
        public readonly VehicleEstimate Vehicle = new VehicleEstimate();

        /// <summary>The override in dA; 0 = none.</summary>
        public int OverrideDa { get; private set; }

        /// <summary>What may be offered, in dA per phase: 0 or at least MIN.</summary>
        public int GrantDa { get; private set; }

        /// <summary>The limit that the grant comes from.</summary>
        public LimitId Winner { get; private set; }

        /// <summary>True when there is room for MIN.</summary>
        public bool HasRoom { get; private set; }

        /// <summary>True when there would be room, were there sun.</summary>
        public bool LacksOnlySun { get; private set; }

        /// <summary>True when charging has to end because not even MIN fits, or the sun has been away for STOP.</summary>
        public bool MustStop
        {
            get { return _settings.Regulates && (Regulator.MustStop || (_settings.Mode == ChargeMode.Solar && Solar.MustStop)); }
        }

        /// <summary>True when the last update looked at everything; false when it had no reason to.</summary>
        public bool HasLooked { get; private set; }

        /// <summary>Starts, renews or ends (0) the override.</summary>
        public void Override(int currentDa, long nowMs)
        {
            OverrideDa = currentDa;
            int minutes = _settings.Number(SettingId.OverrideTimeout);
            _overrideUntilMs = minutes == 0 ? LimitTable.Never : nowMs + (minutes * 60000L);
        }

        /// <summary>Whole seconds until the override ends by itself; 0 = it does not.</summary>
        public int OverrideS(long nowMs)
        {
            if (OverrideDa == 0 || _overrideUntilMs == LimitTable.Never) return 0;
            return (int)((_overrideUntilMs - nowMs + 999) / 1000);
        }

        /// <summary>Whole seconds until CAP STOP or STOP ends charging, whichever is first; 0 = neither runs.</summary>
        public int SecondsUntilStop(long nowMs)
        {
            int capacity = Regulator.CapacityStopS(_settings, nowMs);
            int solar = Solar.StopS(nowMs);
            return capacity == 0 || (solar != 0 && solar < capacity) ? solar : capacity;
        }

        /// <summary>MODE was changed, or the session ended: what was counted counts no longer.</summary>
        public void Reset()
        {
            Regulator.Reset();
            Solar.Reset();
            Phases.Reset();
            _isSettled = false;
        }

        /// <summary>The contactor is about to close.</summary>
        public void Started(bool goesOn, long nowMs)
        {
            Solar.Started(goesOn, nowMs);
            _isSettled = false;
        }

        /// <summary>Brings limits and grant up to date.</summary>
        /// <param name="meters">The meters.</param>
        /// <param name="session">Cable and bench override.</param>
        /// <param name="phases">The phases in use.</param>
        /// <param name="temperatureDa">What the temperature leaves.</param>
        /// <param name="charging">True in state C.</param>
        /// <param name="closed">True in C and C1, while contactor 1 is commanded.</param>
        /// <param name="o">The outputs of the last step: what has been on the line since.</param>
        /// <param name="gridRelay">True when the energy provider's relay asks for its limit.</param>
        /// <param name="nowMs">Monotonic time.</param>
        public void Update(Meters meters, SessionState session, PhaseSwitch phases, int temperatureDa, bool charging, bool closed, Outputs o, bool gridRelay, long nowMs)
        {
            // A look with the same figures as the one before finds what that one found. So it is left out once two have been the same (the first may have
            // planned other phases, which the second then reckons with), as long as nothing in it is a matter of time.
            int flags = (charging ? 1 : 0) | (closed ? 2 : 0) | (gridRelay ? 4 : 0) | (phases.IsSwitching ? 8 : 0) | (session.Bench.Value << 4);
            bool same = _figures.AreSame(_settings.Revision, meters.Changes, session.Cable.LimitA, temperatureDa, o.OfferedDa, o.DutyPermille, OverrideDa, flags);
            HasLooked = !same || !_isSettled || IsMatterOfTime(session, phases, nowMs);
            if (HasLooked)
            {
                _isSettled = same;
                Look(meters, session, phases, temperatureDa, charging, closed, o, gridRelay, nowMs);
            }
            else
            {
                Vehicle.Rest(nowMs);
            }

            Grant(charging, o.OfferedDa, meters.IsSampleLate, nowMs);
        }

        private bool IsMatterOfTime(SessionState session, PhaseSwitch phases, long nowMs)
        {
            if (Regulator.IsCounting || Solar.IsCounting || !Vehicle.IsAtRest || phases.IsSwitching || session.Bench.Value != BenchOverride.Off) return true;
            return OverrideDa != 0 && nowMs >= _overrideUntilMs;
        }

        private void Look(Meters meters, SessionState session, PhaseSwitch phases, int temperatureDa, bool charging, bool closed, Outputs o, bool gridRelay, long nowMs)
        {
            bool regulates = _settings.Regulates;
            _minDa = _settings.MinDa;
            Phases.Follow(_settings);
            phases.Plan(_settings, Phases.Phases, closed, nowMs);
            CountPhases(meters, phases, charging);
            SetFixedLimits(session, temperatureDa, gridRelay, nowMs);
            Draw(meters, phases, charging, o.OfferedDa, o.DutyPermille, nowMs);
            if (regulates) Regulate(meters, phases, charging, o.OfferedDa, nowMs);
            else Limits.ClearMeasured();
            _wasRegulating = regulates;
            _wasSolar = _settings.Mode == ChargeMode.Solar;

            HasRoom = !gridRelay || Limits.ValueDa(LimitId.GridRelay, nowMs) >= _minDa;
            LacksOnlySun = false;
            if (regulates && HasRoom)
            {
                bool ready = meters.AreReady;
                HasRoom = ready && Availability.HasRoom(_picture, _settings);
                LacksOnlySun = !HasRoom && _wasSolar && ready && Availability.HasRoomBesideSun(_picture, _settings);
            }

            _smallestDa = Limits.SmallestDa(nowMs, out LimitId winner);
            Winner = winner;
        }

        internal void Visit(StateStream s)
        {
            _samplesSeen = s.Int(_samplesSeen);
            _circuitSamplesSeen = s.Int(_circuitSamplesSeen);
            _evSamplesSeen = s.Int(_evSamplesSeen);
            _wasRegulating = s.Bool(_wasRegulating);
            _wasSolar = s.Bool(_wasSolar);
            _overrideUntilMs = s.Time(_overrideUntilMs);
            _raisedMs = s.Time(_raisedMs);
            OverrideDa = s.Int(OverrideDa);
            GrantDa = s.Int(GrantDa);
            Winner = (LimitId)s.Int((int)Winner);
            HasRoom = s.Bool(HasRoom);
            LacksOnlySun = s.Bool(LacksOnlySun);
            Limits.Visit(s);
            Regulator.Visit(s);
            Solar.Visit(s);
            Phases.Visit(s);
            Vehicle.Visit(s);
            if (s.IsLoading) _isSettled = false;
        }

        private void CountPhases(Meters meters, PhaseSwitch phases, bool charging)
        {
            if (meters.EvFresh && meters.Ev.Samples != _evSamplesSeen)
            {
                Vehicle.CountPhases(meters.Ev.L1Da, meters.Ev.L2Da, meters.Ev.L3Da, charging && phases.InUse == 3);
            }

            _evSamplesSeen = meters.Ev.Samples;
            _picture.Phases = phases.InUse;
            _picture.VehiclePhases = Vehicle.Phases;
        }

        private void SetFixedLimits(SessionState session, int temperatureDa, bool gridRelay, long nowMs)
        {
            if (OverrideDa != 0 && nowMs >= _overrideUntilMs) OverrideDa = 0;
            Limits.Set(LimitId.Max, _settings.MaxDa, LimitTable.Never);
            if (_settings.HasSocket) Limits.Set(LimitId.Cable, session.Cable.LimitA * 10, LimitTable.Never);
            else Limits.Clear(LimitId.Cable);

            int overrideDa = OverrideDa == 0 ? LimitTable.NotInForce : OverrideDa;
            if (session.Bench.IsOn(nowMs)) overrideDa = LimitTable.Smaller(overrideDa, session.Bench.LimitDa);
            if (overrideDa != LimitTable.NotInForce) Limits.Set(LimitId.Override, overrideDa, LimitTable.Never);
            else Limits.Clear(LimitId.Override);

            // While the contactor is closed the wiring counts, not what the next session would use.
            if (gridRelay) Limits.Set(LimitId.GridRelay, GridRelay.LimitDa(_picture.TakenPhases), LimitTable.Never);
            else Limits.Clear(LimitId.GridRelay);

            if (temperatureDa != LimitTable.NotInForce) Limits.Set(LimitId.Temperature, temperatureDa, LimitTable.Never);
            else Limits.Clear(LimitId.Temperature);

            int cable = session.Cable.LimitA == 0 ? LimitTable.NotInForce : Limits.ValueDa(LimitId.Cable, nowMs);
            int ceiling = LimitTable.Smaller(_settings.MaxDa, cable);
            ceiling = LimitTable.Smaller(ceiling, Limits.ValueDa(LimitId.Override, nowMs));
            ceiling = LimitTable.Smaller(ceiling, temperatureDa);
            _picture.CeilingDa = LimitTable.Smaller(ceiling, Limits.ValueDa(LimitId.GridRelay, nowMs));
        }

        private void Draw(Meters meters, PhaseSwitch phases, bool charging, int offeredDa, int dutyPermille, long nowMs)
        {
            bool metered = charging && meters.EvFresh;
            // The duty is coarser than the offer. Without a meter it is what the vehicle reads from the duty that counts; with one, the meter says.
            int offered = metered ? offeredDa : PilotDuty.ToCurrent(dutyPermille);
            Vehicle.Update(charging ? offered : 0, metered ? meters.Ev.LargestDa : -1, meters.Ev.SampleMs, nowMs);
            _picture.ActiveChargers = charging ? 1 : 0;
            _picture.ActiveSetpointsDa = charging ? Vehicle.HighDa : 0;
            _picture.UnsettledDa = charging ? Vehicle.HighDa - Vehicle.LowDa : 0;
            _picture.PatienceMs = Vehicle.DeadMs + SmartRegulator.MeterWayMs;
            _picture.IsSwitching = phases.IsSwitching;
            _picture.See(meters, _settings.Regulates, nowMs);
        }

        private void Regulate(Meters meters, PhaseSwitch phases, bool charging, int offeredDa, long nowMs)
        {
            bool solar = _settings.Mode == ChargeMode.Solar;
            // A session that comes from another mode goes on from what it has.
            if (!_wasRegulating) Regulator.StartAt(offeredDa);
            if (solar && !_wasSolar) Solar.StartAt(offeredDa);
            Regulator.Tick(_settings, nowMs);
            Solar.Tick(nowMs);

            bool fresh = meters.AreReady;
            if (fresh && (meters.Mains.Samples != _samplesSeen || !_wasRegulating || solar != _wasSolar))
            {
                _samplesSeen = meters.Mains.Samples;
                if (charging) Vehicle.Learn(meters.Mains.LargestDa, nowMs);
                Regulator.OnSample(_picture, _settings, nowMs);
                Limits.ClearMeasured();
                Limits.SetFromSample(Regulator.Binding, Regulator.SetpointDa, LimitTable.Never);
                if (solar) FollowSun(phases, nowMs);
            }
            else if (fresh && _picture.CircuitCounts && meters.CircuitSamples != _circuitSamplesSeen)
            {
                Regulator.OnCircuitSample(_picture, _settings, nowMs);
                Limits.SetFromSample(Regulator.Binding, Regulator.SetpointDa, LimitTable.Never);
            }

            _circuitSamplesSeen = meters.CircuitSamples;

            // Between samples a limit can only fall: to nothing, when its time is over.
            if (!fresh || Regulator.MustStop) Limits.Set(Regulator.Binding, 0, LimitTable.Never);
            if (solar && Solar.MustStop) Limits.Set(LimitId.Solar, 0, LimitTable.Never);
        }

        private void FollowSun(PhaseSwitch phases, long nowMs)
        {
            bool onePhaseIsLeft = PhasePlanner.IsFree(_settings) && phases.InUse == 3;
            Solar.OnSample(_picture, _settings, !onePhaseIsLeft, nowMs);
            Phases.OnSample(_picture, _settings, Solar.SurplusDa, phases.ClosedMs(nowMs), nowMs);
            Limits.SetFromSample(LimitId.Solar, Solar.SetpointDa, LimitTable.Never);
        }

        private void Grant(bool charging, int offeredDa, bool late, long nowMs)
        {
            int grant = _smallestDa >= _minDa ? _smallestDa : 0;
            if (late && grant > GrantDa) grant = GrantDa;
            // A vehicle may take 5 s to follow: raising faster than that only hides what it does. Lowering never waits.
            bool raises = charging && grant > offeredDa && offeredDa >= _minDa;
            if (raises && nowMs - _raisedMs < SmartRegulator.LastingMs) grant = offeredDa;
            else if (grant > offeredDa) _raisedMs = nowMs;
            // What is held back may be from before MIN was raised.
            GrantDa = grant >= _minDa ? grant : 0;
        }
    }
}
