using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Charging
{
    /// <summary>The external switch, debounced: a change counts when it has lasted 120 ms.</summary>
    public sealed class ExternalSwitch
    {
        /// <summary>Debounce time in ms (the C++ firmware's 12 readings of 10 ms).</summary>
        public const int DebounceMs = 120;

        private bool _raw;
        private long _changedMs;
        private bool _started;

        /// <summary>True while the switch is closed or pressed.</summary>
        public bool IsClosed { get; private set; }

        /// <summary>True in the one step that noticed the closing.</summary>
        public bool WasPressed { get; private set; }

        /// <summary>True in the one step that noticed the opening.</summary>
        public bool WasReleased { get; private set; }

        /// <summary>How long the press that has just ended lasted, in ms.</summary>
        public int PressMs { get; private set; }

        private long _pressedMs;

        /// <summary>How long the press that is going on has lasted, in ms; 0 = none, or closed since the start.</summary>
        public int HeldMs(long nowMs)
        {
            return IsClosed && _pressedMs > 0 ? (int)(nowMs - _pressedMs) : 0;
        }

        /// <summary>Takes the reading of a step. The first one sets the position without counting as a press.</summary>
        public void Take(bool closed, long nowMs)
        {
            Take(closed, nowMs, nowMs);
        }

        /// <summary>The same after a pause: nobody knows when in it the switch moved, so it counts as from its beginning. What the grid relay asks for must not wait again.</summary>
        /// <param name="closed">The reading.</param>
        /// <param name="sinceMs">The earliest moment from which it can have been so.</param>
        /// <param name="nowMs">Monotonic time.</param>
        public void Take(bool closed, long sinceMs, long nowMs)
        {
            WasPressed = false;
            WasReleased = false;
            if (!_started)
            {
                _started = true;
                _raw = closed;
                IsClosed = closed;
                _changedMs = nowMs;
                return;
            }

            if (closed != _raw)
            {
                _raw = closed;
                _changedMs = sinceMs;
            }

            if (_raw == IsClosed || nowMs - _changedMs < DebounceMs) return;
            IsClosed = _raw;
            if (IsClosed)
            {
                WasPressed = true;
                _pressedMs = _changedMs;
            }
            else
            {
                WasReleased = true;
                PressMs = (int)(_changedMs - _pressedMs);
            }
        }

        internal void Visit(StateStream s)
        {
            _raw = s.Bool(_raw);
            _started = s.Bool(_started);
            IsClosed = s.Bool(IsClosed);
            WasPressed = s.Bool(WasPressed);
            WasReleased = s.Bool(WasReleased);
            _changedMs = s.Time(_changedMs);
            _pressedMs = s.Time(_pressedMs);
            PressMs = s.Int(PressMs);
        }
    }
}
