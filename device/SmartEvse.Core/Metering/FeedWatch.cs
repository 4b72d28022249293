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
        private int _evFromDa;
        private int _mainsFromDa;
        private int _expectedDa;
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
        /// <param name="nowMs">Monotonic time.</param>
        public void Update(MeterReading mains, int evDa, long nowMs)
        {
            if (mains.Samples == _samplesSeen) return;
            _samplesSeen = mains.Samples;
            bool same = mains.L1Da == _l1Da && mains.L2Da == _l2Da && mains.L3Da == _l3Da;
            if (!same) _equal = 0;
            else if (_equal < FrozenSamples) _equal++;
            _l1Da = mains.L1Da;
            _l2Da = mains.L2Da;
            _l3Da = mains.L3Da;

            if (evDa < 0) _expectedSinceMs = -1;
            else Compare(mains.LargestDa, evDa, nowMs);
        }

        /// <summary>A person clears it.</summary>
        public void Clear()
        {
            _misses = 0;
            _expectedSinceMs = -1;
        }

        internal void Visit(StateStream s)
        {
            _l1Da = s.Int(_l1Da);
            _l2Da = s.Int(_l2Da);
            _l3Da = s.Int(_l3Da);
            _equal = s.Int(_equal);
            _samplesSeen = s.Int(_samplesSeen);
            _evFromDa = s.Int(_evFromDa);
            _mainsFromDa = s.Int(_mainsFromDa);
            _expectedDa = s.Int(_expectedDa);
            _expectedSinceMs = s.Time(_expectedSinceMs);
            _misses = s.Int(_misses);
        }

        private void Compare(int mainsDa, int evDa, long nowMs)
        {
            int change = evDa - _evFromDa;
            if (_expectedSinceMs < 0)
            {
                if (change < VisibleDa && change > -VisibleDa)
                {
                    // Slow drifts of either are no evidence.
                    _evFromDa = evDa;
                    _mainsFromDa = mainsDa;
                    return;
                }

                _expectedSinceMs = nowMs;
                _expectedDa = change;
            }

            // A vehicle rises for seconds: all of it has to show, not only what was seen of it first.
            if (_expectedDa > 0 ? change > _expectedDa : change < _expectedDa) _expectedDa = change;

            if (_expectedDa > 0 ? mainsDa - _mainsFromDa >= _expectedDa / 4 : mainsDa - _mainsFromDa <= _expectedDa / 4) Judged(mainsDa, evDa, 0);
            else if (nowMs - _expectedSinceMs >= PatienceMs) Judged(mainsDa, evDa, _misses + 1);
        }

        private void Judged(int mainsDa, int evDa, int misses)
        {
            _misses = misses > MissesNeeded ? MissesNeeded : misses;
            _expectedSinceMs = -1;
            _evFromDa = evDa;
            _mainsFromDa = mainsDa;
        }
    }
}
