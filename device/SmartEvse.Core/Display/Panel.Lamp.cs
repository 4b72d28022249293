using SmartEvse.Core.Charging;

namespace SmartEvse.Core.Display
{
    /// <content>The backlight: on for a while after everything that a person would want to see, and all the time while charging or in trouble.</content>
    public sealed partial class Panel
    {
        /// <summary>The backlight at its brightest.</summary>
        public const int FullLight = 255;

        private const int OnMs = 120000;
        private const int FadeMs = 1000;

        private long _litMs;
        private long _seen;
        private int _state;
        private int _contactors;

        /// <summary>Seconds for which the backlight stays on if nothing happens; 0 = it is off.</summary>
        public int LitS(long nowMs)
        {
            lock (_gate)
            {
                long leftMs = _litMs + OnMs - nowMs;
                return _startMs == Never || leftMs <= 0 ? 0 : (int)((leftMs + 999) / 1000);
            }
        }

        // Looks for a change of mode or state, a press of the external switch, an error. Waiting for power is none.
        private void Follow(int[] view, long nowMs)
        {
            int state = view[(int)ViewField.State];
            int contactors = view[(int)ViewField.Contactor1] + (view[(int)ViewField.Contactor2] * 2);
            long seen = ((long)view[(int)ViewField.LastPressMs] << 16) + (view[(int)ViewField.Mode] << 8) + state;
            bool charging = state == (int)ChargerState.C;
            if (seen != _seen || charging || Screens.ShownFault(view) != 0) _litMs = nowMs;
            if (contactors != _contactors || (_state == (int)ChargerState.C && !charging)) Reinit++;
            if (charging && state != _state) _turnMs = nowMs;
            _seen = seen;
            _contactors = contactors;
            _state = state;
        }

        private void Fade(long nowMs)
        {
            int leftMs = (int)(_litMs + OnMs - nowMs);
            Backlight = leftMs <= 0 ? 0 : leftMs >= FadeMs ? FullLight : leftMs * FullLight / FadeMs;
        }
    }
}
