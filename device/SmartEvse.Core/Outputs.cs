using SmartEvse.Core.Tracing;

namespace SmartEvse.Core
{
    /// <summary>
    /// What the board has to do until the next step. Outputs are grants: a board that gets no step for 500 ms opens the contactors by itself.
    /// </summary>
    public sealed class Outputs
    {
        /// <summary>How long outputs are good for, in ms.</summary>
        public const int ValidForMs = 500;

        /// <summary>A step that comes later than this after the one before is counted as late, in ms: what the charger decides by is no longer in time.</summary>
        public const int LateMs = 50;

        /// <summary>Close contactor 1.</summary>
        public bool Contactor1;

        /// <summary>Close contactor 2 (L2 and L3).</summary>
        public bool Contactor2;

        /// <summary>Duty of the pilot in per mille: 1000 = steady +12 V, 0 = steady -12 V.</summary>
        public int DutyPermille = Pilot.PilotDuty.Steady;

        /// <summary>False = the pilot line is disconnected from the output.</summary>
        public bool PilotConnected = true;

        /// <summary>The current offered by the duty, in dA per phase; 0 = none.</summary>
        public int OfferedDa;

        /// <summary>Red of the status LED, 0..255.</summary>
        public int LedRed;

        /// <summary>Green of the status LED, 0..255.</summary>
        public int LedGreen;

        /// <summary>Blue of the status LED, 0..255.</summary>
        public int LedBlue;

        /// <summary>Restart the device now; only ever set with both contactors open.</summary>
        public bool Restart;

        internal void Visit(StateStream s)
        {
            Contactor1 = s.Bool(Contactor1);
            Contactor2 = s.Bool(Contactor2);
            DutyPermille = s.Int(DutyPermille);
            PilotConnected = s.Bool(PilotConnected);
            OfferedDa = s.Int(OfferedDa);
            Restart = s.Bool(Restart);
        }
    }
}
