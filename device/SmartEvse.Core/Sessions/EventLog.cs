using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Sessions
{
    /// <summary>
    /// The last faults, refusals and changes of state, with time and reason. Written by the charger's thread without allocating, read by any other.
    /// Kept in memory only: it starts anew with the device, and its first entry says so; flash is not worn for it.
    /// </summary>
    /// <remarks>
    /// What repeats is counted in the entry of its first time, so that it does not push everything else out:
    /// a refusal that is still in the log, whatever lies between, since an automation that is wrong is wrong for weeks;
    /// everything else, a fault that comes and goes above all, since the last change of state. When a fault changes the state, each time is part of
    /// the story and is written down; so is every change of state. An entry keeps its number, its first time and the reason of its first time.
    /// </remarks>
    public sealed class EventLog
    {
        /// <summary>How many entries are kept.</summary>
        public const int Capacity = 50;

        /// <summary>A target that has no number.</summary>
        public const int NoTarget = -1;

        /// <summary>Targets below are rows of the settings; from here on they are topics, numbered by the surface the write came from.</summary>
        public const int FirstTopic = SettingsTable.Count;

        /// <summary>A repetition is counted up to here; beyond, only its last time moves.</summary>
        public const int MostCounted = ushort.MaxValue;

        /// <summary>A time that is not known.</summary>
        internal const long NoTime = long.MinValue;

        private const int None = 0;
        private const int ToleranceS = 1;

        // An int holds kind, reason and target: fewer arrays on a small heap.
        private const int ReasonShift = 8;
        private const int TargetShift = 16;
        private const int ByteMask = 0xFF;

        private readonly object _gate = new object();
        private readonly int[] _what = new int[Capacity];
        private readonly int[] _code = new int[Capacity];
        private readonly ushort[] _count = new ushort[Capacity];
        private readonly int[] _uptimeS = new int[Capacity];
        private readonly int[] _lastUptimeS = new int[Capacity];
        private readonly int[] _seen = new int[(int)EventKind.Count];
        private int _newest;
        private int _nowS;
        private int _reason = (int)ReasonId.NoVehicle;

        // UTC less uptime. Times are made with it when they are read: entries older than the first word of the clock get theirs afterwards.
        private long _startUtcS = NoTime;

        internal EventLog(SettingsValues settings)
        {
            _seen[(int)EventKind.Access] = settings.State(StoredState.Access);
            _seen[(int)EventKind.Mode] = settings.Mode;
        }

        /// <summary>The number of the oldest entry that is kept; above <see cref="Newest"/> before the first step.</summary>
        public int Oldest
        {
            get
            {
                lock (_gate)
                {
                    return FirstKept();
                }
            }
        }

        /// <summary>The number of the newest entry; 0 before the first step.</summary>
        public int Newest
        {
            get
            {
                lock (_gate)
                {
                    return _newest;
                }
            }
        }

        /// <summary>The reason of the last step; while charging is being stopped, why it is. For the charger's thread.</summary>
        internal ReasonId Reason
        {
            get { return (ReasonId)_reason; }
        }

        /// <summary>When the device started, in s since 1970 (UTC); <see cref="NoTime"/> while the clock has not been set.</summary>
        internal long StartUtcS
        {
            get
            {
                lock (_gate)
                {
                    return _startUtcS;
                }
            }
        }

        /// <summary>Fills a cursor. From any thread.</summary>
        /// <param name="sequence">The number of the entry.</param>
        /// <param name="entry">The cursor; left alone when there is no such entry.</param>
        /// <returns>False when the entry is not kept any more, or not written yet.</returns>
        public bool Read(int sequence, EventEntry entry)
        {
            lock (_gate)
            {
                if (sequence < FirstKept() || sequence > _newest) return false;
                int place = Place(sequence);
                int what = _what[place];
                entry.Sequence = sequence;
                entry.Kind = KindOf(what);
                entry.Code = _code[place];
                entry.Target = (what >> TargetShift) + NoTarget;
                entry.Reason = (ReasonId)((what >> ReasonShift) & ByteMask);
                entry.Count = _count[place];
                entry.UptimeS = _uptimeS[place];
                entry.LastUptimeS = _lastUptimeS[place];
                entry.UtcS = _startUtcS == NoTime ? Inputs.UnknownTime : _startUtcS + entry.UptimeS;
                return true;
            }
        }

        /// <summary>A step begins.</summary>
        internal void BeginStep(long utcS, long nowMs)
        {
            _nowS = (int)(nowMs / 1000);
            if (utcS >= 0) FollowClock(utcS - _nowS);
            if (_newest == None) Write(EventKind.Start, 0, NoTarget);
        }

        /// <summary>A write was refused in this step.</summary>
        internal void Refused(int target, Refusal refusal)
        {
            Write(EventKind.Refused, (int)refusal, target);
        }

        /// <summary>A step ends: what has changed is written down, causes before what they caused.</summary>
        /// <param name="view">What the step led to.</param>
        /// <param name="reason">Why; while charging is being stopped, why it is.</param>
        internal void EndStep(ChargerView view, ReasonId reason)
        {
            _reason = (int)reason;
            Watch(EventKind.Vehicle, view[ViewField.Plugged]);
            Watch(EventKind.Access, view[ViewField.Access]);
            Watch(EventKind.Mode, view[ViewField.Mode]);
            Watch(EventKind.GridRelay, view[ViewField.GridRelayLimits]);
            WatchFaults(view[ViewField.Faults]);
            Watch(EventKind.State, view[ViewField.State]);
        }

        // Both clocks tick in whole seconds, at different moments: a second more or less is no news, and times that were read once stay as they are.
        private void FollowClock(long startUtcS)
        {
            long change = startUtcS - _startUtcS;
            if (_startUtcS != NoTime && change >= -ToleranceS && change <= ToleranceS) return;
            lock (_gate)
            {
                _startUtcS = startUtcS;
            }
        }

        private void Watch(EventKind kind, int value)
        {
            if (_seen[(int)kind] == value) return;
            _seen[(int)kind] = value;
            Write(kind, value, NoTarget);
        }

        private void WatchFaults(int faults)
        {
            int changed = _seen[(int)EventKind.Fault] ^ faults;
            if (changed == 0) return;
            _seen[(int)EventKind.Fault] = faults;
            for (int rank = 0; rank < Faults.RankCount; rank++)
            {
                int fault = Faults.AtRank(rank);
                if ((changed & fault) != 0) Write((faults & fault) != 0 ? EventKind.Fault : EventKind.FaultCleared, fault, NoTarget);
            }
        }

        private void Write(EventKind kind, int code, int target)
        {
            int what = (int)kind | ((target - NoTarget) << TargetShift);
            int again = kind == EventKind.State ? None : FindRepeated(what, code, kind == EventKind.Refused);
            lock (_gate)
            {
                if (again == None)
                {
                    _newest++;
                    again = _newest;
                    _what[Place(again)] = what | (_reason << ReasonShift);
                    _code[Place(again)] = code;
                    _count[Place(again)] = 0;
                    _uptimeS[Place(again)] = _nowS;
                }

                if (_count[Place(again)] < MostCounted) _count[Place(again)]++;
                _lastUptimeS[Place(again)] = _nowS;
            }
        }

        private int FindRepeated(int what, int code, bool acrossStates)
        {
            for (int n = _newest; n >= FirstKept(); n--)
            {
                int there = _what[Place(n)];
                if ((there & ~(ByteMask << ReasonShift)) == what && _code[Place(n)] == code) return n;
                if (!acrossStates && KindOf(there) == EventKind.State) break;
            }

            return None;
        }

        private int FirstKept()
        {
            return _newest <= Capacity ? 1 : _newest - Capacity + 1;
        }

        private static EventKind KindOf(int what)
        {
            return (EventKind)(what & ByteMask);
        }

        private static int Place(int sequence)
        {
            return sequence % Capacity;
        }
    }
}
