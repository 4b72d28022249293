using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Regulation
{
    /// <summary>
    /// The regulator of MODE Smart: follows the room that MAINS, CIRCUIT and CAPACITY leave. Acts once for each mains sample: lowers at once,
    /// raises by a quarter of the room. When not even MIN fits it holds MIN for a grace of seconds (the C++ firmware: three samples, whatever
    /// their spacing), then grants nothing.
    /// </summary>
    public sealed class SmartRegulator
    {
        /// <summary>How long charging may go on at MIN although a limit is exceeded, in ms: three cycles of 2 s, ends included.</summary>
        public const int ShortageGraceMs = 4000;

        private const int LargestDa = BuildLimits.MaxCurrentA * 10;
        private const long NotRunning = -1;

        private long _shortageSinceMs = NotRunning;
        private long _capacityStopMs = NotRunning;

        /// <summary>The set-point in dA per phase. While nobody charges it is the current a start may have.</summary>
        public int SetpointDa { get; private set; }

        /// <summary>Which limit the set-point comes from.</summary>
        public LimitId Binding { get; private set; } = LimitId.Mains;

        /// <summary>True while not even MIN fits under a limit that has no timer.</summary>
        public bool IsHardShortage
        {
            get { return _shortageSinceMs != NotRunning; }
        }

        /// <summary>True from the first sample after which nothing may be granted until <see cref="Availability"/> finds room again.</summary>
        public bool MustStop { get; private set; }

        /// <summary>Whole seconds until CAP STOP ends charging; 0 = not running.</summary>
        public int CapacityStopS(long nowMs)
        {
            if (_capacityStopMs == NotRunning) return 0;
            long left = _capacityStopMs - nowMs;
            return left <= 0 ? 0 : (int)((left + 999) / 1000);
        }

        /// <summary>Forgets everything: mode changed, or the session ended.</summary>
        public void Reset()
        {
            _shortageSinceMs = NotRunning;
            _capacityStopMs = NotRunning;
            MustStop = false;
        }

        /// <summary>Starts from a known set-point.</summary>
        public void StartAt(int setpointDa)
        {
            SetpointDa = setpointDa;
        }

        /// <summary>Takes one sample.</summary>
        public void OnSample(MainsPicture p, SettingsValues s, long nowMs)
        {
            if (p.ActiveChargers == 0)
            {
                Reset();
                SetpointDa = Clamp(RoomDa(p, s));
                return;
            }

            int step = StepDa(p, s);
            SetpointDa = Clamp(step > 0 ? SetpointDa + (step / 4) : SetpointDa + step);
            int guardDa = GuardDa(p, s);
            if (SetpointDa > guardDa) SetpointDa = guardDa;

            int minDa = p.ActiveChargers * s.MinDa;
            if (SetpointDa < minDa) HandleShortage(p, s, minDa, guardDa, nowMs);
            else Reset();

            if (SetpointDa > p.CeilingDa) SetpointDa = p.CeilingDa;
            if (p.LargestMainsDa > 2 * s.MainsDa) MustStop = true;
        }

        /// <summary>Lets the timers run between samples: time is not a matter of how often a meter speaks.</summary>
        public void Tick(long nowMs)
        {
            if (_shortageSinceMs != NotRunning && nowMs - _shortageSinceMs >= ShortageGraceMs) MustStop = true;
            if (_capacityStopMs != NotRunning && nowMs >= _capacityStopMs) MustStop = true;
        }

        private static int Clamp(int currentDa)
        {
            if (currentDa < 0) return 0;
            return currentDa > LargestDa ? LargestDa : currentDa;
        }

        private void HandleShortage(MainsPicture p, SettingsValues s, int minDa, int guardDa, long nowMs)
        {
            SetpointDa = minDa;
            bool capacityExceeded = s.CapacityLimits && s.CapacityDa < p.SumMainsDa;
            int capStopMin = s.Number(SettingId.MaxSumMainsTime);

            if (minDa > guardDa || (capacityExceeded && capStopMin == 0))
            {
                if (_shortageSinceMs == NotRunning) _shortageSinceMs = nowMs;
            }
            else
            {
                _shortageSinceMs = NotRunning;
            }

            if (capacityExceeded && capStopMin != 0 && _capacityStopMs == NotRunning) _capacityStopMs = nowMs + (capStopMin * 60000L);
        }

        // How far the nearest limit is, in dA per phase; negative = exceeded. Names the limit.
        private int StepDa(MainsPicture p, SettingsValues s)
        {
            int step = s.MainsDa - p.LargestMainsDa;
            Binding = LimitId.Mains;
            if (p.CircuitCounts && s.CircuitDa - p.LargestCircuitDa < step)
            {
                step = s.CircuitDa - p.LargestCircuitDa;
                Binding = LimitId.Circuit;
            }

            if (s.CapacityLimits && (s.CapacityDa - p.SumMainsDa) / p.Phases < step)
            {
                step = (s.CapacityDa - p.SumMainsDa) / p.Phases;
                Binding = LimitId.Capacity;
            }

            return step;
        }

        // The set-point at which MAINS and CIRCUIT would just hold, if the chargers really took what they were offered.
        private static int GuardDa(MainsPicture p, SettingsValues s)
        {
            int guard = s.MainsDa - (p.LargestMainsDa - p.ActiveSetpointsDa);
            if (p.CircuitCounts)
            {
                int baseDa = p.LargestCircuitDa - p.ActiveSetpointsDa;
                if (baseDa < 0) baseDa = 0;
                if (s.CircuitDa - baseDa < guard) guard = s.CircuitDa - baseDa;
            }

            return guard;
        }

        // What a start could have: nobody charges, so the meters show the house alone.
        private int RoomDa(MainsPicture p, SettingsValues s)
        {
            int room = StepDa(p, s);
            return room > p.CeilingDa ? p.CeilingDa : room;
        }
    }
}
