namespace SmartEvse.Core.Pilot
{
    /// <summary>Current to duty cycle and back (IEC 61851-1 table A.7 and A.8).</summary>
    public static class PilotDuty
    {
        /// <summary>Steady +12 V: no current is offered.</summary>
        public const int Steady = 1000;

        /// <summary>Steady -12 V: not available; used for the wake-up pulse.</summary>
        public const int Low = 0;

        private const int SmallestDa = BuildLimits.MinCurrentA * 10;
        private const int SmallestDuty = SmallestDa * 10 / 6;

        /// <summary>The duty for an offer.</summary>
        /// <param name="currentDa">From <see cref="BuildLimits.MinCurrentA"/> (60 dA) to 800 dA; anything else means no offer, never a default of 6 A.</param>
        /// <returns>Per mille, truncated; <see cref="Steady"/> for no offer.</returns>
        public static int FromCurrent(int currentDa)
        {
            if (currentDa >= SmallestDa && currentDa <= 510) return currentDa * 10 / 6;
            if (currentDa > 510 && currentDa <= 800) return (currentDa * 2 / 5) + 640;
            return Steady;
        }

        /// <summary>The largest current a vehicle may take from a duty, in dA; 0 when the duty offers none.</summary>
        /// <param name="dutyPermille">0..1000.</param>
        public static int ToCurrent(int dutyPermille)
        {
            if (dutyPermille < SmallestDuty || dutyPermille > 960) return 0;
            if (dutyPermille <= 850) return dutyPermille * 6 / 10;
            return (dutyPermille - 640) * 5 / 2;
        }
    }
}
