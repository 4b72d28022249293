using SmartEvse.Core.Limits;
using SmartEvse.Core.Pilot;
using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Charging
{
    /// <summary>
    /// Runs <see cref="TransitionTable"/>: evaluates its guards, performs the entry actions, and keeps the timers as deadlines. Decides what the
    /// contactor should do; the interlock has the last word.
    /// </summary>
    public sealed class StateMachine
    {
        /// <summary>Grace for the vehicle to open S2 after the offer is withdrawn, in ms (the C++ firmware's 6 s; the interlock bounds it at 7).</summary>
        public const int GraceMs = 6000;

        /// <summary>Pause after a stop from C, in ms.</summary>
        public const int DelayAfterChargingMs = 15000;

        /// <summary>Pause after nothing was available, in ms.</summary>
        public const int DelayAfterNoPowerMs = 60000;

        /// <summary>Shortest stay in B1, in ms.</summary>
        public const int DelayInB1Ms = 3000;

        /// <summary>How long the pilot is disconnected on the way into B1, in ms: to the vehicle it looks like being plugged in anew.</summary>
        public const int PilotDisconnectMs = 5000;

        /// <summary>9 V with an offer for this long makes a wake-up pulse, in ms.</summary>
        public const int WakeUpAfterMs = 30000;

        /// <summary>Length of the wake-up pulse, in ms.</summary>
        public const int WakeUpMs = 3000;

        /// <summary>Shortest time between opening and closing contactor 1, in ms.</summary>
        public const int ContactorRestMs = 2000;

        /// <summary>
        /// At most three starts fall into this time, in ms, and so six into any hour, whatever house, sun, meter and plug do; those that a person or the
        /// vehicle asks for are not counted.
        /// </summary>
        public const int ThreeStartsMs = 1800000;

        /// <summary>Stay in A after a start, with nothing offered, in ms: whoever loses power again and again moves no contactor, and what was there settles.</summary>
        public const int StartRestMs = 5000;

        private const long None = -1;

        private readonly PilotWatch _pilot;
        private ChargerState _state = ChargerState.A;
        private long _chargeDelayUntilMs;
        private long _graceUntilMs;
        private long _wakeUpAtMs = None;
        private long _wakeUpUntilMs;
        private long _reconnectAtMs = None;
        private long _restedAtMs = None;

        // The last two starts that the charger ended by itself.
        private long _startMs = -ThreeStartsMs;
        private long _startBeforeMs = -ThreeStartsMs;

        /// <summary>Starts in A, the pilot connected.</summary>
        public StateMachine(PilotWatch pilot)
        {
            _pilot = pilot;
        }

        /// <summary>The state.</summary>
        public ChargerState State
        {
            get { return _state; }
        }

        /// <summary>When the state was entered.</summary>
        public long SinceMs { get; private set; }

        /// <summary>Rises with every transition.</summary>
        public int Transitions { get; private set; }

        /// <summary>Why the last transition was taken.</summary>
        public Guard Taken { get; private set; }

        /// <summary>False while the pilot is disconnected on the way into B1.</summary>
        public bool PilotConnected
        {
            get { return _reconnectAtMs == None; }
        }

        /// <summary>True when contactor 1 should be closed.</summary>
        public bool WantsContactor
        {
            get { return _state == ChargerState.C || _state == ChargerState.C1; }
        }

        /// <summary>True when current should be offered.</summary>
        public bool Offers
        {
            get { return _state == ChargerState.B || _state == ChargerState.C; }
        }

        /// <summary>True from the first offer to a vehicle until it is withdrawn: a wake-up pulse is part of it.</summary>
        public bool HasOffer
        {
            get { return Offers || _state == ChargerState.Activate; }
        }

        /// <summary>Whole seconds until a start is possible again; 0 = now.</summary>
        public int ChargeDelayS(long nowMs)
        {
            long until = IsStarting(nowMs) && _restedAtMs > _chargeDelayUntilMs ? _restedAtMs : _chargeDelayUntilMs;
            long left = until - nowMs;
            return left <= 0 ? 0 : (int)((left + 999) / 1000);
        }

        /// <summary>Makes the next start wait at least this long.</summary>
        public void Delay(long nowMs, int delayMs)
        {
            if (nowMs + delayMs > _chargeDelayUntilMs) _chargeDelayUntilMs = nowMs + delayMs;
        }

        /// <summary>Ends the wait: a person changed what was waited for.</summary>
        public void EndDelay(long nowMs)
        {
            _chargeDelayUntilMs = nowMs;
        }

        /// <summary>Reconnects the pilot when its time has come. To be called before the pilot is read.</summary>
        public void BeforePilot(long nowMs)
        {
            // Whoever starts knows only that the contactor is open now: a short loss of power may just have opened it.
            if (_restedAtMs == None) _restedAtMs = nowMs + StartRestMs;
            if (_reconnectAtMs != None && nowMs >= _reconnectAtMs)
            {
                _reconnectAtMs = None;
                _pilot.Disconnected(nowMs);
            }
        }

        /// <summary>The shell could not step for too long and has opened the contactors: nothing is offered until things have settled.</summary>
        /// <returns>True when that ended an offer, or charging.</returns>
        public bool Interrupted(long nowMs)
        {
            if (_state == ChargerState.A || _state == ChargerState.B1) return false;
            Taken = Guard.OpenAtOnce;
            Enter(ChargerState.B1, true, nowMs);
            return true;
        }

        /// <summary>Takes the first transition of the state whose guard holds.</summary>
        /// <returns>True when the state changed.</returns>
        public bool Step(Conditions c, long nowMs)
        {
            if (!PilotConnected || IsStarting(nowMs)) return false;
            int from = (int)_state;
            int[] rows = TransitionTable.Numbers;
            for (int at = TransitionTable.FirstRow(_state) * 3; at < rows.Length && rows[at] == from; at += 3)
            {
                Guard guard = (Guard)rows[at + 1];
                if (!Holds(guard, c, nowMs)) continue;
                Taken = guard;
                Enter((ChargerState)rows[at + 2], c.HasAccess, nowMs);
                return true;
            }

            return false;
        }

        /// <summary>True when only the lack of room keeps the vehicle from starting.</summary>
        /// <param name="c">What the charger knows.</param>
        /// <param name="delayCounts">False when a lack of room during the charge delay counts as well: the sun has to stay for the whole of it.</param>
        /// <param name="nowMs">Monotonic time.</param>
        public bool WouldStartWithRoom(Conditions c, bool delayCounts, long nowMs)
        {
            if (c.HasRoom || !c.HasAccess || !c.IsPrepared || !PilotConnected) return false;
            if (delayCounts && nowMs < _chargeDelayUntilMs) return false;
            if ((c.Faults & ~Faults.NoPower) != 0) return false;
            if (_state == ChargerState.A || _state == ChargerState.B1) return _pilot.VehicleThere;
            return _state == ChargerState.B && _pilot.IsAsking(nowMs);
        }

        internal void Visit(StateStream s)
        {
            _state = (ChargerState)s.Int((int)_state);
            SinceMs = s.Time(SinceMs);
            Transitions = s.Int(Transitions);
            Taken = (Guard)s.Int((int)Taken);
            _chargeDelayUntilMs = s.Time(_chargeDelayUntilMs);
            _graceUntilMs = s.Time(_graceUntilMs);
            _wakeUpAtMs = s.Time(_wakeUpAtMs);
            _wakeUpUntilMs = s.Time(_wakeUpUntilMs);
            _reconnectAtMs = s.Time(_reconnectAtMs);
            _restedAtMs = s.Time(_restedAtMs);
            _startMs = s.Time(_startMs);
            _startBeforeMs = s.Time(_startBeforeMs);
        }

        private bool Holds(Guard guard, Conditions c, long nowMs)
        {
            switch (guard)
            {
                case Guard.OpenAtOnce: return (c.Faults & Faults.OpenAtOnce) != 0;
                case Guard.Unplugged: return _pilot.Stable == PilotLevel.V12 && _pilot.Level == PilotLevel.V12;
                case Guard.NotAsking: return _pilot.Stable == PilotLevel.V9 && _pilot.Level == PilotLevel.V9;
                case Guard.Admissible: return IsAsked() && IsReady(c, nowMs);
                case Guard.HeldBack: return IsAsked() && c.HasAccess && _pilot.HasSettled(nowMs);
                case Guard.NoAccess: return !c.HasAccess;
                case Guard.Unavailable: return c.Faults != 0 || !c.HasGrant || !c.IsPrepared;
                case Guard.OtherPhases: return c.WantsOtherPhases;
                case Guard.ReadyToClose: return _pilot.IsAsking(nowMs) && _pilot.DiodeSeen && nowMs >= _restedAtMs && IsReady(c, nowMs);
                case Guard.WakeUpDue: return _wakeUpAtMs != None && nowMs >= _wakeUpAtMs && _pilot.Stable == PilotLevel.V9;
                case Guard.WakeUpOver: return nowMs >= _wakeUpUntilMs;
                default: return nowMs >= _graceUntilMs;
            }
        }

        private bool IsStarting(long nowMs)
        {
            return Transitions == 0 && nowMs < _restedAtMs;
        }

        private bool IsAsked()
        {
            return _pilot.Level == _pilot.Stable && (_pilot.Stable == PilotLevel.V9 || _pilot.Stable == PilotLevel.V6);
        }

        private bool IsReady(Conditions c, long nowMs)
        {
            return c.HasAccess && c.Faults == 0 && c.IsPrepared && c.HasRoom && c.HasGrant && nowMs >= _chargeDelayUntilMs;
        }

        private void Enter(ChargerState to, bool hasAccess, long nowMs)
        {
            ChargerState from = _state;
            bool wasClosed = WantsContactor;
            if (from == ChargerState.C && (Taken == Guard.Unavailable || Taken == Guard.OpenAtOnce)) CountStart();
            _state = to;
            SinceMs = nowMs;
            Transitions++;
            if (wasClosed && !WantsContactor) _restedAtMs = nowMs + ContactorRestMs;

            switch (to)
            {
                case ChargerState.A:
                    EndDelay(nowMs);
                    break;
                case ChargerState.B:
                    // Only after a plug-in or a pause: a vehicle that sleeps through the pulse, or that has stopped by itself, is full or not willing.
                    _wakeUpAtMs = from == ChargerState.A || from == ChargerState.B1 ? nowMs + WakeUpAfterMs : None;
                    _pilot.Watch(nowMs);
                    break;
                case ChargerState.C:
                    _wakeUpAtMs = None;
                    break;
                case ChargerState.Activate:
                    _wakeUpUntilMs = nowMs + WakeUpMs;
                    break;
                case ChargerState.C1:
                    _graceUntilMs = nowMs + GraceMs;
                    Delay(nowMs, DelayAfterChargingMs);
                    break;
                default:
                    Delay(nowMs, DelayInB1Ms);
                    if (from == ChargerState.C) Delay(nowMs, DelayAfterChargingMs);
                    // Without access the line stays connected, so that an unplug is seen at once and the lock lets go.
                    if (hasAccess) _reconnectAtMs = nowMs + PilotDisconnectMs;
                    break;
            }
        }

        // A house at its limit, a meter that comes and goes, a plug with a bad contact: none of them may wear the contactor out. A person ends the wait.
        private void CountStart()
        {
            Delay(_startBeforeMs, ThreeStartsMs);
            _startBeforeMs = _startMs;
            _startMs = SinceMs;
        }
    }
}
