namespace SmartEvse.Core.Display
{
    /// <summary>The three buttons: debounced, with the length of a hold and the repetition of a button that is held.</summary>
    internal sealed class Buttons
    {
        private const int HoldMs = 2000;
        private const int DebounceMs = 20;
        private const int FirstRepeatMs = 500;
        private const int ShortestRepeatMs = 20;

        private int _raw;
        private long _rawMs;
        private long _downMs;
        private int _longestMs;
        private int _intervalMs;
        private long _repeatMs;

        /// <summary>The buttons that are down.</summary>
        internal int Down;

        /// <summary>Those that went down in this step.</summary>
        internal int Pressed;

        /// <summary>Those that went up in this step, unless their press is used up.</summary>
        internal int Released;

        /// <summary>True when the hold of this step has just been long enough, once.</summary>
        internal bool HoldIsOver;

        /// <summary>True when a button that is held counts as pressed again.</summary>
        internal bool Repeats;

        /// <summary>The press has acted: nothing more comes of it until all buttons are up.</summary>
        internal bool IsUsed;

        internal void Take(int raw, long nowMs)
        {
            Pressed = 0;
            Released = 0;
            HoldIsOver = false;
            Repeats = false;
            if (raw != _raw)
            {
                _raw = raw;
                _rawMs = nowMs;
            }
            else if (raw != Down && nowMs - _rawMs >= DebounceMs)
            {
                Change(nowMs);
            }
            else if (Down != 0)
            {
                Hold(nowMs);
            }
        }

        private void Change(long nowMs)
        {
            Pressed = _raw & ~Down;
            Released = IsUsed ? 0 : Down & ~_raw;
            Down = _raw;
            if (Down == 0) IsUsed = false;
            _downMs = nowMs;
            _longestMs = 0;
            _intervalMs = FirstRepeatMs;
            _repeatMs = nowMs + FirstRepeatMs;
        }

        private void Hold(long nowMs)
        {
            int heldMs = (int)(nowMs - _downMs);
            HoldIsOver = heldMs >= HoldMs && _longestMs < HoldMs;
            _longestMs = heldMs;
            if (nowMs < _repeatMs) return;
            // Each pause an eighth shorter than the one before.
            _intervalMs -= _intervalMs / 8;
            if (_intervalMs < ShortestRepeatMs) _intervalMs = ShortestRepeatMs;
            _repeatMs = nowMs + _intervalMs;
            Repeats = true;
        }
    }
}
