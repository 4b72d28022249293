using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Regulation
{
    /// <summary>Answers one question: can one more charger start at MIN? In dA, integer division as the C++ firmware has it.</summary>
    public static class Availability
    {
        /// <summary>True when there is room for one more at MIN.</summary>
        /// <param name="p">The picture of the moment.</param>
        /// <param name="s">MODE, MIN, MAINS, CIRCUIT, CAPACITY, START and IMPORT.</param>
        public static bool HasRoom(MainsPicture p, SettingsValues s)
        {
            // A phase switch is a pause of the session: START was asked for when it began.
            if (s.Mode == ChargeMode.Solar && !p.IsSwitching && !HasSun(p, s)) return false;
            return HasRoomBesideSun(p, s);
        }

        /// <summary>The same without asking for sun.</summary>
        public static bool HasRoomBesideSun(MainsPicture p, SettingsValues s)
        {
            int minDa = s.MinDa;
            int chargers = p.ActiveChargers + 1;
            if (s.Regulates && (chargers * minDa) + p.LargestMainsDa - p.ActiveSetpointsDa > s.MainsDa) return false;

            if (p.CircuitCounts)
            {
                int baseDa = p.LargestCircuitDa - p.ActiveSetpointsDa;
                if (baseDa < 0) baseDa = 0;
                if ((chargers * minDa) + baseDa > s.CircuitDa) return false;
            }

            return !s.Regulates || !s.CapacityLimits || (p.TakenPhases * chargers * minDa) + p.SumMainsDa <= s.CapacityDa;
        }

        private static bool HasSun(MainsPicture p, SettingsValues s)
        {
            int activeMinDa = p.ActiveChargers * s.MinDa;
            if (p.ActiveChargers == 0) return p.SolarSumDa < -s.Number(SettingId.StartCurrent) * 10;
            if (activeMinDa > p.ActiveSetpointsDa) return false;
            return p.SolarSumDa <= (s.Number(SettingId.ImportCurrent) * 10) + p.ActiveSetpointsDa - activeMinDa;
        }
    }
}
