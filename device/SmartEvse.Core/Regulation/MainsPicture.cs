namespace SmartEvse.Core.Regulation
{
    /// <summary>What a regulator sees of the installation at one moment. One object, filled anew for every decision.</summary>
    public sealed class MainsPicture
    {
        /// <summary>Largest phase current of the mains, in dA, import positive.</summary>
        public int LargestMainsDa;

        /// <summary>Sum of the phase currents of the mains, in dA.</summary>
        public int SumMainsDa;

        /// <summary>Largest phase current at the sub-panel feeder, in dA.</summary>
        public int LargestCircuitDa;

        /// <summary>True when CIRCUIT is to be obeyed.</summary>
        public bool CircuitCounts;

        /// <summary>How many chargers deliver now (state C).</summary>
        public int ActiveChargers;

        /// <summary>Sum of the set-points of those, in dA per phase.</summary>
        public int ActiveSetpointsDa;

        /// <summary>Phases a charger is planned with: 1 or 3.</summary>
        public int Phases = 3;

        /// <summary>The most that MAX, cable and override leave, in dA per phase.</summary>
        public int CeilingDa;
    }
}
