using SmartEvse.Core.Metering;

namespace SmartEvse.Core.Regulation
{
    /// <summary>What a regulator sees of the installation at one moment. One object, filled anew for every decision.</summary>
    public sealed class MainsPicture
    {
        /// <summary>Largest phase current of the mains, in dA, import positive, as measured.</summary>
        public int LargestMainsDa;

        /// <summary>Sum of the phase currents of the mains, in dA, as measured.</summary>
        public int SumMainsDa;

        /// <summary>The same sum without the home battery, in dA: what Solar goes by. Limits never do.</summary>
        public int SolarSumDa;

        /// <summary>Largest phase current at the sub-panel feeder, in dA.</summary>
        public int LargestCircuitDa;

        /// <summary>True when CIRCUIT is to be obeyed.</summary>
        public bool CircuitCounts;

        /// <summary>How many chargers deliver now (state C).</summary>
        public int ActiveChargers;

        /// <summary>The most that those take now, in dA per phase.</summary>
        public int ActiveSetpointsDa;

        /// <summary>How much less it may be, because an offer has not had its effect yet, in dA per phase; 0 = settled.</summary>
        public int UnsettledDa;

        /// <summary>How long a lowered offer may take to show in the mains, in ms: the vehicle's dead time, and the meter's way.</summary>
        public int PatienceMs;

        /// <summary>Phases a charger is planned with: 1 or 3.</summary>
        public int Phases = 3;

        /// <summary>How many phases the vehicle can take current on, when an EV meter has shown it; 0 = not known.</summary>
        public int VehiclePhases;

        /// <summary>How many of those in use the vehicle takes current on: all of them until it is known that it does not.</summary>
        public int TakenPhases
        {
            get { return VehiclePhases == 0 || VehiclePhases > Phases ? Phases : VehiclePhases; }
        }

        /// <summary>The most that MAX, cable, override and grid relay leave, in dA per phase.</summary>
        public int CeilingDa;

        /// <summary>True while the mains meter says the same again and again: nothing but one careful step may be built on it.</summary>
        public bool IsFrozen;

        /// <summary>True in the pause of a phase switch: the session goes on, START is not asked for again.</summary>
        public bool IsSwitching;

        /// <summary>Takes over what the meters say.</summary>
        /// <param name="meters">The meters.</param>
        /// <param name="regulates">False in MODE Normal, which obeys no CIRCUIT.</param>
        /// <param name="nowMs">Monotonic time.</param>
        public void See(Meters meters, bool regulates, long nowMs)
        {
            LargestMainsDa = meters.Mains.LargestDa;
            SumMainsDa = meters.Mains.SumDa;
            SolarSumDa = meters.SolarSumDa(nowMs);
            CircuitCounts = regulates && meters.CircuitIsKnown;
            LargestCircuitDa = meters.LargestCircuitDa;
            IsFrozen = meters.Feed.IsFrozen;
        }

        /// <summary>The surplus that the chargers could have, in dA over the sum of the phases: what they take at the most, less the import beyond IMPORT.</summary>
        /// <param name="importDa">IMPORT in dA.</param>
        public int SurplusDa(int importDa)
        {
            return (TakenPhases * ActiveSetpointsDa) + importDa - SolarSumDa;
        }
    }
}
