using SmartEvse.Core.Settings;
using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Regulation
{
    /// <summary>
    /// CAP STOP: how long charging may go on at MIN while CAPACITY is exceeded. Time that was used up comes back only as fast as it went: a load that
    /// falls below the limit for one sample in ten must not start the minutes anew.
    /// </summary>
    public sealed class CapacityTimer
    {
        private const long NotRunning = -1;

        private long _usedMs;
        private long _sinceMs = NotRunning;
        private long _pausedMs = NotRunning;

        /// <summary>True while it counts.</summary>
        public bool IsRunning
        {
            get { return _sinceMs != NotRunning; }
        }

        /// <summary>Starts counting, unless it does.</summary>
        public void Start(long nowMs)
        {
            if (IsRunning) return;
            if (_pausedMs != NotRunning)
            {
                _usedMs -= nowMs - _pausedMs;
                if (_usedMs < 0) _usedMs = 0;
            }

            _sinceMs = nowMs;
            _pausedMs = NotRunning;
        }

        /// <summary>CAPACITY is kept again: what was used is given back from now on.</summary>
        public void Pause(long nowMs)
        {
            if (!IsRunning) return;
            _usedMs += nowMs - _sinceMs;
            _sinceMs = NotRunning;
            _pausedMs = nowMs;
        }

        /// <summary>Forgets what was used: the session is over.</summary>
        public void Reset()
        {
            _usedMs = 0;
            _sinceMs = NotRunning;
            _pausedMs = NotRunning;
        }

        /// <summary>Whole seconds that are left while it counts; 0 = it does not, or it is over.</summary>
        public int LeftS(SettingsValues s, long nowMs)
        {
            long left = IsRunning ? LeftMs(s, nowMs) : 0;
            return left <= 0 ? 0 : (int)((left + 999) / 1000);
        }

        /// <summary>True when the time is over.</summary>
        public bool IsOver(SettingsValues s, long nowMs)
        {
            return IsRunning && LeftMs(s, nowMs) <= 0;
        }

        internal void Visit(StateStream s)
        {
            _usedMs = s.Long(_usedMs);
            _sinceMs = s.Time(_sinceMs);
            _pausedMs = s.Time(_pausedMs);
        }

        private long LeftMs(SettingsValues s, long nowMs)
        {
            return (s.Number(SettingId.MaxSumMainsTime) * 60000L) - _usedMs - (nowMs - _sinceMs);
        }
    }
}
