using SmartEvse.Core.Settings;
using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Charging
{
    /// <summary>
    /// The second contactor: which phases are in use, and the pause in which they are changed. It moves only together with contactor 1 on the way into
    /// charging, never under load; a change in mid-session is a stop, a rest and a start of the same session.
    /// </summary>
    public sealed class PhaseSwitch
    {
        /// <summary>How long a change may take before it counts as an ordinary stop, in ms.</summary>
        public const int LongestPauseMs = 120000;

        private const long NotRunning = -1;

        private int _plannedPhases = 3;
        private bool _plannedContactor2;
        private bool _isClosed;
        private long _closedSinceMs;
        private long _pauseUntilMs = NotRunning;

        /// <summary>Phases in use while the contactor is closed; else those that the next closing would use: 1 or 3.</summary>
        public int InUse { get; private set; } = 3;

        /// <summary>True when contactor 2 is (or would be) closed together with contactor 1.</summary>
        public bool Contactor2 { get; private set; }

        /// <summary>True from the decision to change until the contactor has closed again.</summary>
        public bool IsSwitching
        {
            get { return _pauseUntilMs != NotRunning; }
        }

        /// <summary>True when charging has to pause, because other phases are wanted than are in use.</summary>
        public bool Wanted
        {
            get { return _isClosed && (_plannedPhases != InUse || _plannedContactor2 != Contactor2); }
        }

        /// <summary>How long the contactor has been closed, in ms; 0 = open.</summary>
        public long ClosedMs(long nowMs)
        {
            return _isClosed ? nowMs - _closedSinceMs : 0;
        }

        /// <summary>Takes the plan for the next closing.</summary>
        /// <param name="s">CONTACT2.</param>
        /// <param name="phases">1 or 3.</param>
        /// <param name="closed">True in C and C1, where nothing may change.</param>
        /// <param name="nowMs">Monotonic time.</param>
        public void Plan(SettingsValues s, int phases, bool closed, long nowMs)
        {
            _plannedPhases = phases;
            // CONTACT2 Not present never drives the second output.
            _plannedContactor2 = phases == 3 && s.Number(SettingId.EnableC2) != Contactor2Use.NotPresent;
            if (IsSwitching && nowMs >= _pauseUntilMs) _pauseUntilMs = NotRunning;
            if (!closed) _isClosed = false;
            if (_isClosed) return;
            InUse = _plannedPhases;
            Contactor2 = _plannedContactor2;
        }

        /// <summary>Charging pauses for the change.</summary>
        public void Begin(long nowMs)
        {
            _pauseUntilMs = nowMs + LongestPauseMs;
        }

        /// <summary>Contactor 1 closes; the plan of this moment is in use from now on.</summary>
        /// <returns>True when that ends a phase switch.</returns>
        public bool Closed(long nowMs)
        {
            bool switched = IsSwitching;
            _pauseUntilMs = NotRunning;
            _isClosed = true;
            _closedSinceMs = nowMs;
            return switched;
        }

        /// <summary>The session is over, or was ended by somebody: no change is going on.</summary>
        public void End()
        {
            _pauseUntilMs = NotRunning;
        }

        internal void Visit(StateStream s)
        {
            _plannedPhases = s.Int(_plannedPhases);
            InUse = s.Int(InUse);
            _plannedContactor2 = s.Bool(_plannedContactor2);
            _isClosed = s.Bool(_isClosed);
            Contactor2 = s.Bool(Contactor2);
            _closedSinceMs = s.Time(_closedSinceMs);
            _pauseUntilMs = s.Time(_pauseUntilMs);
        }
    }
}
