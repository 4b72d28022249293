namespace SmartEvse.Core.Pilot
{
    /// <summary>
    /// Plateaus of the pilot line to a level. The numbers are mV at the ADC pin of the SmartEVSE v3 board, as the C++ firmware uses them
    /// (3055 mV is about 11 V on the line).
    /// </summary>
    public static class PilotClassifier
    {
        /// <summary>The level of the highest plateau.</summary>
        /// <param name="highMv">Highest plateau of the burst in mV.</param>
        public static PilotLevel Level(int highMv)
        {
            if (highMv >= 3055) return PilotLevel.V12;
            if (highMv >= 2735) return PilotLevel.V9;
            if (highMv >= 2400) return PilotLevel.V6;
            if (highMv >= 2000) return PilotLevel.V3;
            if (highMv >= 1600) return PilotLevel.V0;
            if (IsMinus12(highMv)) return PilotLevel.Minus12;
            return PilotLevel.Undefined;
        }

        /// <summary>
        /// True when the lowest plateau reached -12 V: with PWM on and a vehicle on the line only a diode in the vehicle keeps it there
        /// (IEC 61851-1 A.2.2).
        /// </summary>
        /// <param name="lowMv">Lowest plateau of the burst in mV.</param>
        public static bool IsMinus12(int lowMv)
        {
            return lowMv > 100 && lowMv < 300;
        }
    }
}
