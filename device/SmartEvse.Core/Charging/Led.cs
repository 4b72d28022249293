using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Charging
{
    /// <summary>The status LED: colour by mode (LED MODE Standard) or by state (Public), blinking by what is the matter.</summary>
    public sealed class Led
    {
        /// <summary>How many colours a remote writer may set: off, Normal, Smart, Solar, custom.</summary>
        public const int ColourCount = 5;

        private const int ColourOff = 0;
        private const int ColourCustom = 4;
        private const int ReadyBrightness = 40;
        private const int Full = 255;
        private const int FadePeriodMs = 1280;

        // Packed 0xRRGGBB; the C++ firmware's defaults. Not stored: an automation sets them anew.
        private readonly int[] _colours = { 0x000000, 0x00FF00, 0x00FF00, 0xFFAA00, 0x0000FF };
        private int _rgb;
        private int _level;
        private int _periodMs;
        private int _onMs;

        /// <summary>A colour, packed 0xRRGGBB.</summary>
        public int Colour(int index)
        {
            return _colours[index];
        }

        /// <summary>Sets a colour, packed 0xRRGGBB.</summary>
        public void SetColour(int index, int rgb)
        {
            _colours[index] = rgb;
        }

        /// <summary>Writes the colour of this moment into the outputs. The first rule that fits wins (order of the C++ firmware).</summary>
        public void Show(Outputs o, SettingsValues s, ChargerState state, int faults, bool waiting, bool custom, long nowMs)
        {
            int access = s.State(StoredState.Access);
            bool publicScheme = s.Number(SettingId.LedMode) == 1;
            int colour = _colours[custom ? ColourCustom : s.Mode + 1];

            if ((faults & ~(Faults.NoPower | Faults.Harmless)) != 0) Blink(0xFF0000, 128, 64);
            else if (access == AccessStatus.Deny && custom) Light(_colours[ColourCustom], Full);
            else if (!publicScheme && access == AccessStatus.Deny) Light(_colours[ColourOff], Full);
            else if (faults != 0 || waiting) Blink(colour, 1280, 128);
            else if (publicScheme && state == ChargerState.A) Light(0x00FF00, ReadyBrightness);
            else if (publicScheme && state == ChargerState.C) Blink(0x0000FF, FadePeriodMs, 0);
            else if (publicScheme) Light(0x0000FF, Full);
            else if (state == ChargerState.A) Light(colour, ReadyBrightness);
            else if (state == ChargerState.C) Blink(colour, s.Mode == ChargeMode.Solar ? 2 * FadePeriodMs : FadePeriodMs, 0);
            else Light(colour, Full);
            Set(o, _rgb, _periodMs == 0 ? _level : LevelAt(nowMs));
        }

        /// <summary>The same while the rule of the last <see cref="Show"/> still fits: only what blinks or fades is written anew.</summary>
        public void GoOn(Outputs o, long nowMs)
        {
            if (_periodMs != 0) Set(o, _rgb, LevelAt(nowMs));
        }

        internal void Visit(StateStream s)
        {
            s.Ints(_colours);
        }

        private void Light(int rgb, int level)
        {
            _rgb = rgb;
            _level = level;
            _periodMs = 0;
        }

        // Fades when it is never on.
        private void Blink(int rgb, int periodMs, int onMs)
        {
            _rgb = rgb;
            _periodMs = periodMs;
            _onMs = onMs;
        }

        private int LevelAt(long nowMs)
        {
            if (_onMs == 0) return Fade(nowMs, _periodMs);
            return nowMs % _periodMs < _onMs ? Full : 0;
        }

        private static void Set(Outputs o, int rgb, int level)
        {
            o.LedRed = ((rgb >> 16) & 0xFF) * level / 255;
            o.LedGreen = ((rgb >> 8) & 0xFF) * level / 255;
            o.LedBlue = (rgb & 0xFF) * level / 255;
        }

        // Up and down once a period, eased quadratically; starts at full.
        private static int Fade(long nowMs, int periodMs)
        {
            int counter = (int)(nowMs % periodMs) * 256 / periodMs;
            int t = counter < 128 ? Full - (2 * counter) : 2 * (counter - 128);
            int j = t < 128 ? t : Full - t;
            int q = 2 * ((j * (j + 1)) >> 8);
            return t < 128 ? q : Full - q;
        }
    }
}
