using SmartEvse.Core.Charging;

namespace SmartEvse.Core.Display
{
    /// <summary>The backlight: on for a while after everything that a person would want to see, and all the time while charging or in trouble.</summary>
    internal sealed class Lamp
    {
        private const int OnMs = 120000;
        private const int FadeMs = 1000;
        private const int Full = 255;

        private long _seen;
        private int _state;
        private int _contactors;

        /// <summary>When there was something to see last.</summary>
        internal long LitMs;

        /// <summary>How often the contactors have switched, or charging has ended.</summary>
        internal int Switches;

        /// <summary>Looks for a change of mode or state, a press of the external switch, an error. Waiting for power is none.</summary>
        /// <returns>True when charging has begun.</returns>
        internal bool Follow(int[] view, long nowMs)
        {
            int state = view[(int)ViewField.State];
            long seen = ((long)view[(int)ViewField.LastPressMs] << 16) + (view[(int)ViewField.Mode] << 8) + state;
            if (seen != _seen || state == (int)ChargerState.C || Screens.ShownFault(view) != 0) LitMs = nowMs;
            _seen = seen;

            int contactors = view[(int)ViewField.Contactor1] + (view[(int)ViewField.Contactor2] * 2);
            if (contactors != _contactors || (_state == (int)ChargerState.C && state != _state)) Switches++;
            _contactors = contactors;
            bool begins = state == (int)ChargerState.C && state != _state;
            _state = state;
            return begins;
        }

        /// <summary>0..255; fades in the last second.</summary>
        internal int Level(long nowMs)
        {
            long leftMs = LitMs + OnMs - nowMs;
            if (leftMs <= 0) return 0;
            return leftMs >= FadeMs ? Full : (int)(leftMs * Full / FadeMs);
        }
    }
}
