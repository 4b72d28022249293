using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Regulation
{
    /// <summary>
    /// What MAINS, CIRCUIT and CAPACITY leave: the whole of MODE Smart, and a limit beside the sun in MODE Solar. Acts once for each mains sample:
    /// lowers at once by what is certainly too much, raises by a quarter of the room at first and to what lasting room allows after 5 s. When not
    /// even MIN fits it grants nothing.
    /// </summary>
    public sealed class SmartRegulator
    {
        /// <summary>Room counts as lasting after this long, in ms; and the shortest time between two raises (IEC 61851-1 gives a vehicle 5 s to follow).</summary>
        public const int LastingMs = 5000;

        /// <summary>A raise of at least this much has to show in a meter that is alive, in dA.</summary>
        public const int ProbeDa = 10;

        /// <summary>A meter's figures may be this much older than their arrival, in ms.</summary>
        public const int MeterWayMs = 2000;

        // So much too much, in dA, is more than a meter's last digit.
        private const int OverDa = 5;

        private const long Never = -1;

        private readonly CapacityTimer _capacity = new CapacityTimer();
        private long _raisedMs = Never;
        private long _roomSinceMs = Never;
        private int _roomDa;
        private long _overSinceMs = Never;
        private bool _hasProbed;

        /// <summary>The set-point in dA per phase. While nobody charges it is the current a start may have.</summary>
        public int SetpointDa { get; private set; }

        /// <summary>Which limit the set-point comes from.</summary>
        public LimitId Binding { get; private set; } = LimitId.Mains;

        /// <summary>True while not even MIN fits under a limit that has no timer.</summary>
        public bool IsHardShortage { get; private set; }

        /// <summary>True from the first sample after which nothing may be granted until <see cref="Availability"/> finds room again.</summary>
        public bool MustStop { get; private set; }

        /// <summary>True while CAP STOP counts.</summary>
        public bool IsCounting
        {
            get { return _capacity.IsRunning; }
        }

        /// <summary>Whole seconds until CAP STOP ends charging; 0 = not running.</summary>
        public int CapacityStopS(SettingsValues s, long nowMs)
        {
            return _capacity.LeftS(s, nowMs);
        }

        /// <summary>Forgets everything: mode changed, or the session ended.</summary>
        public void Reset()
        {
            _capacity.Reset();
            IsHardShortage = false;
            MustStop = false;
            _raisedMs = Never;
            _roomSinceMs = Never;
            _overSinceMs = Never;
        }

        /// <summary>Starts from a known set-point.</summary>
        public void StartAt(int setpointDa)
        {
            SetpointDa = setpointDa;
        }

        /// <summary>Takes one sample.</summary>
        public void OnSample(MainsPicture p, SettingsValues s, long nowMs)
        {
            int step = Headroom.StepDa(p, s, out LimitId binding);
            Binding = binding;
            if (p.ActiveChargers == 0)
            {
                Reset();
                SetpointDa = Clamp(step, p.CeilingDa);
                return;
            }

            Follow(p, step, nowMs);
            int minDa = p.ActiveChargers * s.MinDa;
            if (SetpointDa < minDa)
            {
                HandleShortage(p, s, minDa, nowMs);
            }
            else
            {
                _capacity.Pause(nowMs);
                IsHardShortage = false;
                MustStop = false;
            }

            if (p.LargestMainsDa > 2 * s.MainsDa) MustStop = true;
        }

        /// <summary>Takes a sample of the sub-panel between two of the mains: it can only lower.</summary>
        public void OnCircuitSample(MainsPicture p, SettingsValues s, long nowMs)
        {
            int room = p.ActiveSetpointsDa + s.CircuitDa - p.LargestCircuitDa;
            if (p.ActiveChargers == 0 || room >= SetpointDa) return;
            Binding = LimitId.Circuit;
            SetpointDa = Clamp(room, p.CeilingDa);
            _roomSinceMs = Never;
            if (SetpointDa < p.ActiveChargers * s.MinDa) HandleShortage(p, s, p.ActiveChargers * s.MinDa, nowMs);
        }

        /// <summary>Lets the timer run between samples: time is not a matter of how often a meter speaks.</summary>
        public void Tick(SettingsValues s, long nowMs)
        {
            if (_capacity.IsOver(s, nowMs)) MustStop = true;
        }

        internal void Visit(StateStream s)
        {
            _capacity.Visit(s);
            _raisedMs = s.Time(_raisedMs);
            _roomSinceMs = s.Time(_roomSinceMs);
            _roomDa = s.Int(_roomDa);
            _overSinceMs = s.Time(_overSinceMs);
            _hasProbed = s.Bool(_hasProbed);
            SetpointDa = s.Int(SetpointDa);
            Binding = (LimitId)s.Int((int)Binding);
            IsHardShortage = s.Bool(IsHardShortage);
            MustStop = s.Bool(MustStop);
        }

        private void Follow(MainsPicture p, int step, long nowMs)
        {
            // With nothing changed on the line this would just hold the nearest limit.
            int room = p.ActiveSetpointsDa + step - Overdue(p, step, nowMs);
            int before = SetpointDa;
            if (room < SetpointDa || step <= 0)
            {
                if (room < SetpointDa) SetpointDa = room;
                _roomSinceMs = Never;
            }
            else
            {
                Raise(p, step, room, nowMs);
            }

            SetpointDa = Clamp(SetpointDa, p.CeilingDa);
            if (p.IsFrozen && SetpointDa - before >= ProbeDa) _hasProbed = true;
        }

        // What the vehicle has not followed yet is not lowered for again. But the house may have risen meanwhile, behind that: too much that stays for longer
        // than the vehicle takes is lowered for as if it had followed.
        private int Overdue(MainsPicture p, int step, long nowMs)
        {
            if (step > -OverDa) _overSinceMs = Never;
            else if (_overSinceMs == Never) _overSinceMs = nowMs;
            if (_overSinceMs == Never || nowMs - _overSinceMs < p.PatienceMs) return 0;
            _overSinceMs = nowMs;
            return p.UnsettledDa;
        }

        private void Raise(MainsPicture p, int step, int room, long nowMs)
        {
            if (_roomSinceMs == Never) Watch(room, nowMs);
            if (room < _roomDa) _roomDa = room;
            if (p.UnsettledDa > 0 || (_raisedMs != Never && nowMs - _raisedMs < LastingMs)) return;

            // Of a meter that never changes one quarter is taken, but so much that it shows if the meter is alive: less would be taken again and again.
            int share = step / 4;
            if (!p.IsFrozen) _hasProbed = false;
            else if (_hasProbed || room - SetpointDa < ProbeDa) return;
            else if (share < ProbeDa) share = ProbeDa;

            bool lasts = nowMs - _roomSinceMs >= LastingMs && !p.IsFrozen;
            int to = lasts ? _roomDa : SetpointDa + share;
            if (to > room) to = room;
            if (to > SetpointDa)
            {
                SetpointDa = to;
                _raisedMs = nowMs;
            }

            if (lasts || _raisedMs == nowMs) Watch(room, nowMs);
        }

        private void Watch(int room, long nowMs)
        {
            _roomSinceMs = nowMs;
            _roomDa = room;
        }

        private static int Clamp(int currentDa, int ceilingDa)
        {
            if (currentDa > ceilingDa) currentDa = ceilingDa;
            return currentDa < 0 ? 0 : currentDa;
        }

        private void HandleShortage(MainsPicture p, SettingsValues s, int minDa, long nowMs)
        {
            bool fits = p.ActiveSetpointsDa + Headroom.HardStepDa(p, s, out _) >= minDa;
            bool capacityExceeded = s.CapacityLimits && s.CapacityDa < p.SumMainsDa;
            bool mayWait = s.Number(SettingId.MaxSumMainsTime) != 0;
            IsHardShortage = !fits || (capacityExceeded && !mayWait);
            if (IsHardShortage) MustStop = true;

            SetpointDa = minDa;
            if (capacityExceeded && mayWait) _capacity.Start(nowMs);
            else _capacity.Pause(nowMs);
        }
    }
}
