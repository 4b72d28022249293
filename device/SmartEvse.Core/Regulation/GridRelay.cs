using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Regulation
{
    /// <summary>
    /// The relay of the energy provider (par. 14a of the German energy industry act): while it is open the charger takes at most 4.2 kW, all phases
    /// together. A hard limit in every mode.
    /// </summary>
    public static class GridRelay
    {
        /// <summary>The limit over the sum of the phases, in dA: 18 A at 230 V are 4.14 kW, the largest whole ampere below 4.2 kW.</summary>
        public const int SumDa = 180;

        /// <summary>The limit per phase, in dA.</summary>
        /// <param name="phases">Phases that may carry current: 1 or 3.</param>
        public static int LimitDa(int phases)
        {
            return SumDa / phases;
        }

        /// <summary>True when the relay asks for the limit.</summary>
        /// <param name="s">SWITCH.</param>
        /// <param name="closed">True while the contact is closed (debounced).</param>
        public static bool Limits(SettingsValues s, bool closed)
        {
            return s.Number(SettingId.Switch) == SwitchFunction.GridRelay && !closed;
        }
    }
}
