using SmartEvse.Core.Charging;

namespace SmartEvse.Core.Display
{
    /// <summary>The backlight: on for a while after everything that a person would want to see, and all the time while charging or in trouble.</summary>
    internal sealed class Lamp
    {
        private const int OnMs = 120000;
        private const int FadeMs = 1000;
        private const int Full = 255;

        private long _litMs;
        private long _seen;
        private int _state;
        private int _contactors;

        /// <summary>How often the contactors have switched, or charging has ended.</summary>
        internal int Switches { get; private set; }

        internal void Light(long nowMs)
        {
            _litMs = nowMs;
        }

        /// <summary>Looks for a change of mode or state, a press of the external switch, an error. Waiting for power is none.</summary>
        /// <returns>True when charging has begun.</returns>
        internal bool Follow(ChargerView view, long nowMs)
        {
            int state = view[ViewField.State];
            long seen = ((long)view[ViewField.LastPressMs] << 16) + (view[ViewField.Mode] << 8) + state;
            if (seen != _seen || state == (int)ChargerState.C || StatusScreen.ShownFault(view) != 0) _litMs = nowMs;
            _seen = seen;

            int contactors = view[ViewField.Contactor1] + (view[ViewField.Contactor2] * 2);
            if (contactors != _contactors || (_state == (int)ChargerState.C && state != _state)) Switches++;
            _contactors = contactors;
            bool begins = state == (int)ChargerState.C && state != _state;
            _state = state;
            return begins;
        }

        /// <summary>0..255; fades in the last second.</summary>
        internal int Level(long nowMs)
        {
            long leftMs = _litMs + OnMs - nowMs;
            if (leftMs <= 0) return 0;
            return leftMs >= FadeMs ? Full : (int)(leftMs * Full / FadeMs);
        }
    }
}
