using SmartEvse.Core.Pilot;
using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Charging
{
    /// <summary>
    /// The pilot line over time: what it says now, what it has said twice in a row, and for how long it has said nothing legal. Quick towards
    /// safety (two readings), slow away from it.
    /// </summary>
    public sealed class PilotWatch
    {
        /// <summary>An illegal level for this long is a fault, in ms. The interlock opens by itself at 500.</summary>
        public const int IllegalMs = 400;

        /// <summary>No diode for this long while charging is a fault, in ms. The interlock opens by itself at 1500.</summary>
        public const int DiodeLostMs = 1000;

        /// <summary>A vehicle is given this long before it is held back, in ms: its cable's coding takes five readings.</summary>
        public const int SettleMs = 300;

        /// <summary>Legal levels for this long end a pilot fault, in ms.</summary>
        public const int RecoveryMs = 3000;

        /// <summary>Asking for this long with PWM on and no diode in sight is a fault, in ms.</summary>
        public const int NoDiodeMs = 3000;

        /// <summary>6 V for this long before the contactor may close, in ms (the C++ firmware's value).</summary>
        public const int AskingMs = 500;

        private PilotLevel _previous = PilotLevel.Undefined;
        private long _legalMs;
        private long _legalSinceMs;
        private long _diodeMs;
        private long _sixVoltSinceMs = -1;
        private long _vehicleSinceMs = -1;

        /// <summary>The level of this reading.</summary>
        public PilotLevel Level { get; private set; } = PilotLevel.Undefined;

        /// <summary>The last level that was read twice in a row.</summary>
        public PilotLevel Stable { get; private set; } = PilotLevel.Undefined;

        /// <summary>True when the low half reached -12 V on this reading, with PWM on.</summary>
        public bool DiodeNow { get; private set; }

        /// <summary>True once the diode was seen since <see cref="Watch"/>, and since the vehicle began to ask.</summary>
        public bool DiodeSeen { get; private set; }

        /// <summary>True while a vehicle hangs on the line: 9 V, 6 V or 3 V twice in a row.</summary>
        public bool VehicleThere
        {
            get
            {
                PilotLevel stable = Stable;
                return stable == PilotLevel.V9 || stable == PilotLevel.V6 || stable == PilotLevel.V3;
            }
        }

        /// <summary>Starts a new look at the line: a state was entered in which the diode has to be seen anew.</summary>
        public void Watch(long nowMs)
        {
            DiodeSeen = false;
            _diodeMs = nowMs;
            _legalMs = nowMs;
            _sixVoltSinceMs = -1;
        }

        /// <summary>Takes the reading of a step.</summary>
        /// <param name="highMv">Highest plateau.</param>
        /// <param name="lowMv">Lowest plateau.</param>
        /// <param name="pwmOn">True when the output was switching during the burst.</param>
        /// <param name="charging">True in C, where only 6 V is legal; else 12, 9 and 6 V are.</param>
        /// <param name="nowMs">Monotonic time.</param>
        public void Take(int highMv, int lowMv, bool pwmOn, bool charging, long nowMs)
        {
            Level = PilotClassifier.Level(highMv);
            if (Level == _previous) Stable = Level;
            _previous = Level;

            // Seen at 9 V says nothing of now: each request has to show the diode anew.
            if (Level == PilotLevel.V6 && _sixVoltSinceMs < 0) DiodeSeen = false;
            DiodeNow = pwmOn && PilotClassifier.IsMinus12(lowMv);
            if (DiodeNow)
            {
                DiodeSeen = true;
                _diodeMs = nowMs;
            }

            bool legal = Level == PilotLevel.V6 || (!charging && (Level == PilotLevel.V9 || Level == PilotLevel.V12));
            if (legal) _legalMs = nowMs;
            else _legalSinceMs = nowMs;

            if (!VehicleThere) _vehicleSinceMs = -1;
            else if (_vehicleSinceMs < 0) _vehicleSinceMs = nowMs;

            if (Level != PilotLevel.V6) _sixVoltSinceMs = -1;
            else if (_sixVoltSinceMs < 0) _sixVoltSinceMs = nowMs;
        }

        /// <summary>The line is disconnected by the charger: what is read means nothing.</summary>
        public void Disconnected(long nowMs)
        {
            Watch(nowMs);
            _legalSinceMs = nowMs;
            Level = PilotLevel.Undefined;
            Stable = PilotLevel.Undefined;
            _previous = PilotLevel.Undefined;
            _vehicleSinceMs = -1;
        }

        /// <summary>True when a vehicle has been there for <see cref="SettleMs"/>: long enough to have read its cable.</summary>
        public bool HasSettled(long nowMs)
        {
            return _vehicleSinceMs >= 0 && nowMs - _vehicleSinceMs >= SettleMs;
        }

        /// <summary>True when no legal level was read for <see cref="IllegalMs"/>.</summary>
        public bool IsIllegal(long nowMs)
        {
            return nowMs - _legalMs >= IllegalMs;
        }

        /// <summary>True when every reading was legal for <see cref="RecoveryMs"/>: a pilot fault may end.</summary>
        public bool HasRecovered(long nowMs)
        {
            return nowMs - _legalSinceMs >= RecoveryMs;
        }

        /// <summary>True when the diode was not seen for <see cref="DiodeLostMs"/>.</summary>
        public bool IsDiodeLost(long nowMs)
        {
            return nowMs - _diodeMs >= DiodeLostMs;
        }

        /// <summary>True when the vehicle has asked for <see cref="NoDiodeMs"/> and the diode was never seen.</summary>
        public bool IsAskingWithoutDiode(long nowMs)
        {
            return !DiodeSeen && _sixVoltSinceMs >= 0 && nowMs - _sixVoltSinceMs >= NoDiodeMs;
        }

        /// <summary>True when the vehicle has asked, with 6 V, for <see cref="AskingMs"/>.</summary>
        public bool IsAsking(long nowMs)
        {
            return _sixVoltSinceMs >= 0 && nowMs - _sixVoltSinceMs >= AskingMs;
        }

        internal void Visit(StateStream s)
        {
            _previous = (PilotLevel)s.Int((int)_previous);
            Level = (PilotLevel)s.Int((int)Level);
            Stable = (PilotLevel)s.Int((int)Stable);
            DiodeNow = s.Bool(DiodeNow);
            DiodeSeen = s.Bool(DiodeSeen);
            _legalMs = s.Time(_legalMs);
            _legalSinceMs = s.Time(_legalSinceMs);
            _diodeMs = s.Time(_diodeMs);
            _sixVoltSinceMs = s.Time(_sixVoltSinceMs);
            _vehicleSinceMs = s.Time(_vehicleSinceMs);
        }
    }
}
