using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Metering
{
    /// <summary>
    /// Whether the mains meter's figures can be believed: values that never change, and values that do not answer when the vehicle's current changes
    /// (frozen, in the wrong unit, of another place, with the sign turned).
    /// </summary>
    public sealed class FeedWatch
    {
        /// <summary>So many equal samples in a row are frozen.</summary>
        public const int FrozenSamples = 10;

        /// <summary>A change of the vehicle's current of at least this much has to show in the mains, in dA.</summary>
        public const int VisibleDa = 50;

        /// <summary>So many changes that did not show make the meter implausible.</summary>
        public const int MissesNeeded = 2;

        // The meters are not read at the same moment: a change has this long to show.
        private const int PatienceMs = 15000;

        private int _l1Da;
        private int _l2Da;
        private int _l3Da;
        private int _equal;
        private int _samplesSeen;
        private int _evSeen = -1;
        private int _evFromDa;

        // An EV meter may be heard this much after the mains that show the same change, in ms.
        private const int HeardLateMs = 3000;

        // Lowest and highest current of the mains, in one number to save heap: from the last sample of the mains before the EV sample of _evFromDa, and
        // from before that for at least HeardLateMs and an EV sample. So what a slow or late EV meter shows last is still compared with the mains before it.
        private int _range;
        private int _earlierRange;
        private long _rangeSinceMs;
        private bool _expectsRise;
        private long _expectedSinceMs = -1;
        private int _misses;

        /// <summary>True while the last samples were all equal: nothing may be raised on them.</summary>
        public bool IsFrozen
        {
            get { return _equal >= FrozenSamples; }
        }

        /// <summary>True when the mains did not answer to changes of the vehicle's current, twice in a row.</summary>
        public bool IsImplausible
        {
            get { return _misses >= MissesNeeded; }
        }

        /// <summary>Looks at a step.</summary>
        /// <param name="mains">The mains meter.</param>
        /// <param name="evDa">What an EV meter says the vehicle takes on its largest phase, in dA; negative = not known.</param>
        /// <param name="evSamples">Counts the samples of that EV meter.</param>
        /// <param name="nowMs">Monotonic time.</param>
        public void Update(MeterReading mains, int evDa, int evSamples, long nowMs)
        {
            if (mains.Samples == _samplesSeen) return;
            _samplesSeen = mains.Samples;
            bool same = mains.L1Da == _l1Da && mains.L2Da == _l2Da && mains.L3Da == _l3Da;
            if (!same) _equal = 0;
            else if (_equal < FrozenSamples) _equal++;
            int beforeDa = _l1Da > _l2Da ? _l1Da : _l2Da;
            if (_l3Da > beforeDa) beforeDa = _l3Da;
            _l1Da = mains.L1Da;
            _l2Da = mains.L2Da;
            _l3Da = mains.L3Da;

            if (evDa < 0) Forget();
            else if (_evSeen < 0) Start(beforeDa, mains.LargestDa, evDa, evSamples, nowMs);
            else Compare(beforeDa, mains.LargestDa, evDa, evSamples, nowMs);
        }

        /// <summary>A person clears it.</summary>
        public void Clear()
        {
            _misses = 0;
            Forget();
        }

        internal void Visit(StateStream s)
        {
            _l1Da = s.Int(_l1Da);
            _l2Da = s.Int(_l2Da);
            _l3Da = s.Int(_l3Da);
            _equal = s.Int(_equal);
            _samplesSeen = s.Int(_samplesSeen);
            _evSeen = s.Int(_evSeen);
            _evFromDa = s.Int(_evFromDa);
            _range = s.Int(_range);
            _earlierRange = s.Int(_earlierRange);
            _rangeSinceMs = s.Time(_rangeSinceMs);
            _expectsRise = s.Bool(_expectsRise);
            _expectedSinceMs = s.Time(_expectedSinceMs);
            _misses = s.Int(_misses);
        }

        private static int Low(int range)
        {
            return (short)range;
        }

        private static int High(int range)
        {
            return range >> 16;
        }

        private static int Range(int aDa, int bDa)
        {
            return aDa < bDa ? (bDa << 16) | (aDa & 0xFFFF) : (aDa << 16) | (bDa & 0xFFFF);
        }

        private static int Lowered(int range, int da)
        {
            return da < Low(range) ? Range(da, High(range)) : range;
        }

        private static int Raised(int range, int da)
        {
            return da > High(range) ? Range(Low(range), da) : range;
        }

        private void Forget()
        {
            _evSeen = -1;
            _expectedSinceMs = -1;
        }

        private void Start(int beforeDa, int mainsDa, int evDa, int evSamples, long nowMs)
        {
            _rangeSinceMs = nowMs;
            _range = Range(beforeDa, mainsDa);
            _earlierRange = _range;
            _evFromDa = evDa;
            _evSeen = evSamples;
        }

        private void Compare(int beforeDa, int mainsDa, int evDa, int evSamples, long nowMs)
        {
            int change = evDa - _evFromDa;
            if (change < VisibleDa && change > -VisibleDa)
            {
                // Slow drifts are no evidence, nor is a change that was taken back before the mains could show it.
                if (_expectedSinceMs >= 0) Judged(mainsDa, evDa, evSamples, _misses);
                else if (evSamples == _evSeen) _range = Raised(Lowered(_range, mainsDa), mainsDa);
                else Renew(beforeDa, mainsDa, evDa, evSamples, nowMs);
                return;
            }

            bool rises = change > 0;
            if (_expectedSinceMs < 0 || rises != _expectsRise)
            {
                _expectedSinceMs = nowMs;
                _expectsRise = rises;
                _evSeen = evSamples;
            }

            bool shown = rises ? mainsDa - Lowest() >= change / 4 : mainsDa - Highest() <= change / 4;
            // What the change is measured from stands still while it is waited for; the other end goes on.
            _range = rises ? Raised(_range, mainsDa) : Lowered(_range, mainsDa);

            // The vehicle may have changed again since the EV meter spoke: a miss needs a second sample of it that says the same.
            if (shown) Judged(mainsDa, evDa, evSamples, 0);
            else if (evSamples != _evSeen && nowMs - _expectedSinceMs >= PatienceMs) Judged(mainsDa, evDa, evSamples, _misses + 1);
        }

        private int Lowest()
        {
            int a = Low(_range);
            int b = Low(_earlierRange);
            return a < b ? a : b;
        }

        private int Highest()
        {
            int a = High(_range);
            int b = High(_earlierRange);
            return a > b ? a : b;
        }

        private void Renew(int beforeDa, int mainsDa, int evDa, int evSamples, long nowMs)
        {
            if (nowMs - _rangeSinceMs >= HeardLateMs)
            {
                _earlierRange = _range;
                _range = Range(beforeDa, mainsDa);
                _rangeSinceMs = nowMs;
            }
            else
            {
                _range = Raised(Lowered(_range, mainsDa), mainsDa);
            }

            _evFromDa = evDa;
            _evSeen = evSamples;
        }

        // The EV sample may be old and the mains ahead of it: their range is kept until the EV meter has spoken again.
        private void Judged(int mainsDa, int evDa, int evSamples, int misses)
        {
            _misses = misses > MissesNeeded ? MissesNeeded : misses;
            _expectedSinceMs = -1;
            _range = Raised(Lowered(_range, mainsDa), mainsDa);
            _evFromDa = evDa;
            _evSeen = evSamples;
        }
    }
}
