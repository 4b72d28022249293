namespace SmartEvse.Core.Limits
{
    /// <summary>
    /// The faults, one bit each. The first eight are those of the C++ firmware (its numbers stand in status registers and logs); the others are ours.
    /// </summary>
    public static class Faults
    {
        /// <summary>Less than MIN is available.</summary>
        public const int NoPower = 1;

        /// <summary>No mains data within FEED TMO.</summary>
        public const int MainsComm = 2;

        /// <summary>Hotter than MAX TEMP.</summary>
        public const int TemperatureHigh = 4;

        /// <summary>No EV meter data within EV TMO.</summary>
        public const int EvComm = 8;

        /// <summary>The residual current monitor tripped.</summary>
        public const int RcmTripped = 16;

        /// <summary>No circuit meter data in time.</summary>
        public const int CircuitComm = 64;

        /// <summary>The settings could not be stored.</summary>
        public const int Flash = 128;

        /// <summary>The pilot line is shorted, open, out of range, or asks for ventilation while charging.</summary>
        public const int Pilot = 256;

        /// <summary>The vehicle's diode is not seen.</summary>
        public const int Diode = 512;

        /// <summary>Current flows although contactor 1 is told to be open.</summary>
        public const int Welded = 1024;

        /// <summary>No current flows although contactor 1 is told to be closed and the vehicle asks.</summary>
        public const int NotClosing = 2048;

        /// <summary>The vehicle takes more than it is offered.</summary>
        public const int Overcurrent = 4096;

        /// <summary>The mains meter's figures do not answer to what the vehicle takes.</summary>
        public const int Implausible = 8192;

        /// <summary>The temperature sensor gives no credible value.</summary>
        public const int TemperatureSensor = 16384;

        /// <summary>The interlock had to open the contactor: the charger's own logic was wrong.</summary>
        public const int Internal = 65536;

        /// <summary>The charger has started three times without running ten minutes in between, and nobody asked for it.</summary>
        public const int RestartLoop = 131072;

        /// <summary>Faults that open the contactor at once, without the grace of C1.</summary>
        public const int OpenAtOnce = RcmTripped | Pilot | Diode | Welded | Internal | RestartLoop;

        /// <summary>Faults that stay until the vehicle is unplugged or somebody clears them.</summary>
        public const int Latched = RcmTripped | Diode | Welded | Implausible | Internal;

        /// <summary>Faults that do not keep a vehicle from charging.</summary>
        public const int Harmless = Flash | NotClosing;

        /// <summary>The most serious of the set; 0 when there is none.</summary>
        public static int MostSerious(int faults)
        {
            for (int rank = 0; faults != 0 && rank < RankCount; rank++)
            {
                if ((faults & AtRank(rank)) != 0) return AtRank(rank);
            }

            return 0;
        }

        /// <summary>How many faults there are.</summary>
        public const int RankCount = 16;

        /// <summary>The fault at a rank, 0 being the most serious.</summary>
        public static int AtRank(int rank)
        {
            switch (rank)
            {
                case 0: return Internal;
                case 1: return Welded;
                case 2: return RcmTripped;
                case 3: return Diode;
                case 4: return Pilot;
                case 5: return RestartLoop;
                case 6: return Overcurrent;
                case 7: return TemperatureHigh;
                case 8: return TemperatureSensor;
                case 9: return Implausible;
                case 10: return MainsComm;
                case 11: return EvComm;
                case 12: return CircuitComm;
                case 13: return NoPower;
                case 14: return NotClosing;
                case 15: return Flash;
                default: return 0;
            }
        }

        /// <summary>The text on <c>Error</c>.</summary>
        public static string Text(int fault)
        {
            switch (fault)
            {
                case 0: return "None";
                case NoPower: return "No Power Available";
                case MainsComm: return "Communication Error";
                case TemperatureHigh: return "Temperature High";
                case EvComm: return "EV Meter Comm Error";
                case RcmTripped: return "RCM Tripped";
                case CircuitComm: return "Circuit Meter Comm Error";
                case Flash: return "Flash Error";
                case Pilot: return "Pilot Fault";
                case Diode: return "Diode Fault";
                case Welded: return "Contactor Welded";
                case NotClosing: return "Contactor Not Closing";
                case Overcurrent: return "Vehicle Overcurrent";
                case Implausible: return "Meter Implausible";
                case TemperatureSensor: return "Temperature Sensor";
                case Internal: return "Internal Fault";
                case RestartLoop: return "Restart Loop";
                default: return "Unknown";
            }
        }
    }
}
