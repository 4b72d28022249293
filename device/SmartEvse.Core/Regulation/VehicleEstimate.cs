using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Regulation
{
    /// <summary>
    /// What the vehicle takes now, as far as it can be known: it follows an offer after a dead time and a ramp, so between a change and its effect
    /// the current lies between two bounds. A regulator that acts only on what is certain neither corrects an error twice nor overlooks one.
    /// </summary>
    public sealed class VehicleEstimate
    {
        /// <summary>Dead time of a vehicle that is not known yet, in ms: what IEC 61851-1 grants for following a new duty.</summary>
        public const int DefaultDeadMs = 5000;

        /// <summary>Shortest and longest dead time that is believed, in ms.</summary>
        public const int ShortestDeadMs = 1000;

        /// <summary>See <see cref="ShortestDeadMs"/>.</summary>
        public const int LongestDeadMs = 10000;

        /// <summary>How long a vehicle may take to rise by a tenth of an ampere, in ms: 2 A a second.</summary>
        public const int RampMsPerDa = 50;

        /// <summary>A lowering of at least this much is looked for in the meter, in dA.</summary>
        public const int VisibleDa = 20;

        /// <summary>A phase carries current from here on, in dA; and the vehicle has to take four times as much on one for its phases to be counted.</summary>
        public const int CarriesDa = 10;

        /// <summary>So many samples in a row have to show fewer phases; more phases count at once.</summary>
        public const int SamplesForFewer = 3;

        // Changes of less are not worth waiting for.
        private const int SettledDa = 5;

        private const int Kept = 8;
        private const long Never = -1;

        // The offers of the last seconds, oldest first: from when, and how much.
        private readonly int[] _offerDa = new int[Kept];
        private readonly long[] _sinceMs = new long[Kept];
        private int _count;
        private long _loweredMs = Never;
        private int _loweredByDa;
        private int _beforeDa;
        private int _silentMs;
        private int _fewer;
        private bool _hasRested;
        private bool _isForgotten;

        /// <summary>How long the vehicle takes to react, in ms, as far as observed.</summary>
        public int DeadMs { get; private set; } = DefaultDeadMs;

        /// <summary>The least it takes, in dA per phase.</summary>
        public int LowDa { get; private set; }

        /// <summary>The most it takes, in dA per phase.</summary>
        public int HighDa { get; private set; }

        /// <summary>On how many phases it takes current, as an EV meter has shown with all three connected: 1, 2 or 3; 0 = not known.</summary>
        public int Phases { get; private set; }

        /// <summary>True when the offer has been the same, to half an ampere, for longer than the vehicle takes to follow.</summary>
        public bool IsSettled { get; private set; }

        /// <summary>The largest offer it may still be following, in dA per phase, whatever a meter says.</summary>
        public int MostOfferedDa { get; private set; }

        /// <summary>True when only the last offer still counts: the next <see cref="Update"/> with the same figures finds the same.</summary>
        public bool IsAtRest { get; private set; }

        /// <summary>Forgets the vehicle: unplugged. Asked for in every step while none is there; there is something to forget only once.</summary>
        public void Forget()
        {
            _count = 0;
            if (_isForgotten) return;
            _isForgotten = true;
            IsAtRest = false;
            DeadMs = DefaultDeadMs;
            LowDa = 0;
            HighDa = 0;
            MostOfferedDa = 0;
            _loweredMs = Never;
            Phases = 0;
            _fewer = 0;
            _hasRested = false;
        }

        /// <summary>
        /// Counts the phases in a sample of the EV meter. Another load behind it can only add some; and a meter that has not shown this vehicle at rest may
        /// have frozen with the one before.
        /// </summary>
        /// <param name="l1Da">Current of L1 in dA; and so on.</param>
        /// <param name="l2Da">See L1.</param>
        /// <param name="l3Da">See L1.</param>
        /// <param name="connected">True when all three phases are connected: only then it can be told.</param>
        public void CountPhases(int l1Da, int l2Da, int l3Da, bool connected)
        {
            _isForgotten = false;
            if (IsRest(l1Da) && IsRest(l2Da) && IsRest(l3Da)) _hasRested = true;
            if (!connected || !_hasRested) return;
            if (l1Da < 4 * CarriesDa && l2Da < 4 * CarriesDa && l3Da < 4 * CarriesDa) return;
            int count = (l1Da >= CarriesDa ? 1 : 0) + (l2Da >= CarriesDa ? 1 : 0) + (l3Da >= CarriesDa ? 1 : 0);
            // Not known counts as three.
            bool fewer = count < (Phases == 0 ? 3 : Phases);
            if (fewer) _fewer++;
            if (fewer && _fewer < SamplesForFewer) return;
            Phases = count;
            _fewer = 0;
        }

        /// <summary>Notes the offer that has been on the line since the last step.</summary>
        /// <param name="offerDa">dA per phase; 0 while the contactor is open.</param>
        /// <param name="meterDa">What an EV meter says it takes, largest phase in dA; negative = no such meter.</param>
        /// <param name="meterMs">When the meter said so.</param>
        /// <param name="nowMs">Monotonic time.</param>
        public void Update(int offerDa, int meterDa, long meterMs, long nowMs)
        {
            if (_count == 0 || _offerDa[_count - 1] != offerDa) Note(offerDa, nowMs);
            int high = 0;
            int low = int.MaxValue;
            int risenDa = 0;
            IsAtRest = true;
            for (int i = 0; i < _count; i++)
            {
                // An offer was in force until the next one came.
                long untilMs = i + 1 < _count ? _sinceMs[i + 1] : nowMs;
                risenDa += RisenDa(i, meterMs - DeadMs);
                if (i + 1 < _count && untilMs <= nowMs - DeadMs - RampMs(i)) continue;
                if (i + 1 < _count) IsAtRest = false;
                if (_offerDa[i] < low) low = _offerDa[i];
                if (untilMs > nowMs - DeadMs && _offerDa[i] > high) high = _offerDa[i];
            }

            MostOfferedDa = high;
            IsSettled = high - low <= SettledDa;
            // A meter may stand at a sub-panel and see more than the vehicle: it can only lower what the offers allow. And it speaks of the moment it was
            // read: the vehicle may have taken since then what the offer has risen by, or what it was still rising by at that time.
            if (meterDa >= 0)
            {
                if (meterDa + risenDa < high) high = meterDa + risenDa;
                if (meterDa < low) low = meterDa;
            }

            LowDa = low > high ? high : low;
            HighDa = high;
        }

        /// <summary>In place of <see cref="Update"/>, while <see cref="IsAtRest"/> and with the same figures: what was forgotten since is noted anew, as nothing offered.</summary>
        public void Rest(long nowMs)
        {
            if (_count == 0) Note(0, nowMs);
        }

        /// <summary>Looks in a mains sample for the answer to a lowered offer, and learns the dead time from it.</summary>
        /// <param name="largestDa">Largest phase current of the mains, in dA.</param>
        /// <param name="nowMs">When it arrived.</param>
        public void Learn(int largestDa, long nowMs)
        {
            _isForgotten = false;
            IsAtRest = false;
            if (_loweredMs == Never)
            {
                _beforeDa = largestDa;
                return;
            }

            bool answered = largestDa <= _beforeDa - (_loweredByDa / 2);
            long tookMs = nowMs - _loweredMs;
            if (answered && tookMs > 0)
            {
                int seenMs = tookMs < ShortestDeadMs ? ShortestDeadMs : tookMs > LongestDeadMs ? LongestDeadMs : (int)tookMs;
                // Slower than thought counts at once, but only when a sample has shown that it was: a slow meter makes every vehicle look slow. Quicker counts
                // bit by bit: a house that happens to fall looks like a quick vehicle.
                if (seenMs < DeadMs) DeadMs -= (DeadMs - seenMs) / 4;
                else if (_silentMs >= DeadMs) DeadMs = seenMs;
            }

            if (answered || tookMs > LongestDeadMs)
            {
                _loweredMs = Never;
                _beforeDa = largestDa;
            }
            else
            {
                _silentMs = (int)tookMs;
            }
        }

        private static bool IsRest(int currentDa)
        {
            return currentDa < CarriesDa && currentDa > -CarriesDa;
        }

        // How long the vehicle may be on its way from an offer up to the next; down it falls at once.
        private int RampMs(int i)
        {
            int riseDa = _offerDa[i + 1] - _offerDa[i];
            return riseDa <= 0 ? 0 : riseDa * RampMsPerDa;
        }

        // By how much an offer rose above the one before, if the vehicle may not have followed it by a moment. What was before the oldest is not known: 0.
        private int RisenDa(int i, long byMs)
        {
            int riseDa = i == 0 ? _offerDa[0] : _offerDa[i] - _offerDa[i - 1];
            return riseDa > 0 && _sinceMs[i] > byMs - (riseDa * RampMsPerDa) ? riseDa : 0;
        }

        internal void Visit(StateStream s)
        {
            _count = s.Int(_count);
            for (int i = 0; i < Kept; i++)
            {
                // Beyond the count stands what is over: not worth a byte.
                bool counts = i < _count;
                _offerDa[i] = counts ? s.Int(_offerDa[i]) : 0;
                _sinceMs[i] = counts ? s.Time(_sinceMs[i]) : 0;
            }

            _loweredMs = s.Time(_loweredMs);
            _loweredByDa = s.Int(_loweredByDa);
            _silentMs = s.Int(_silentMs);
            _beforeDa = s.Int(_beforeDa);
            _fewer = s.Int(_fewer);
            _hasRested = s.Bool(_hasRested);
            Phases = s.Int(Phases);
            DeadMs = s.Int(DeadMs);
            LowDa = s.Int(LowDa);
            HighDa = s.Int(HighDa);
            MostOfferedDa = s.Int(MostOfferedDa);
            IsSettled = s.Bool(IsSettled);
            if (!s.IsLoading) return;
            _isForgotten = false;
            IsAtRest = false;
        }

        private void Note(int offerDa, long nowMs)
        {
            int before = _count == 0 ? 0 : _offerDa[_count - 1];
            if (offerDa != 0) _isForgotten = false;
            if (offerDa > before) _loweredMs = Never;
            else if (offerDa > 0 && before - offerDa >= VisibleDa && _loweredMs == Never)
            {
                _loweredMs = nowMs;
                _silentMs = 0;
                _loweredByDa = before - offerDa;
            }

            if (_count == Kept)
            {
                // The oldest is merged into the next: the larger of the two stays, which is the careful side for what can still be flowing.
                if (_offerDa[0] > _offerDa[1]) _offerDa[1] = _offerDa[0];
                for (int i = 1; i < Kept; i++)
                {
                    _offerDa[i - 1] = _offerDa[i];
                    _sinceMs[i - 1] = _sinceMs[i];
                }

                _count--;
            }

            _offerDa[_count] = offerDa;
            _sinceMs[_count] = nowMs;
            _count++;
        }
    }
}
