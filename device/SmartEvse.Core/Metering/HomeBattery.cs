using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Metering
{
    /// <summary>
    /// The current of a home battery, as somebody feeds it: positive = charging, negative = discharging. Taken out of the mains currents it shows the
    /// house as if the battery were idle, so that one battery does not charge the other.
    /// </summary>
    public sealed class HomeBattery
    {
        /// <summary>How long a value holds, in ms (the manual's 11 s).</summary>
        public const int ValidMs = 11000;

        /// <summary>Largest current that is believed, in dA over the sum of the phases: three times the largest mains current.</summary>
        public const int MostDa = 3 * FeedForm.MaxMainsDa;

        private const long Never = -1;

        private int _currentDa;
        private long _sampleMs = Never;

        /// <summary>Takes a value, in dA over the sum of the phases.</summary>
        public void Take(int currentDa, long nowMs)
        {
            _currentDa = currentDa;
            _sampleMs = nowMs;
        }

        /// <summary>True while the last value holds.</summary>
        public bool IsFresh(long nowMs)
        {
            return _sampleMs != Never && nowMs - _sampleMs < ValidMs;
        }

        /// <summary>The value that holds, in dA over the sum of the phases; 0 when none does.</summary>
        public int CurrentDa(long nowMs)
        {
            return IsFresh(nowMs) ? _currentDa : 0;
        }

        /// <summary>The part of a phase, in dA: thirds with the remainder on L1, so that the parts are exactly the whole; all on L1 with one phase.</summary>
        /// <param name="phase">0 for L1, 1, 2.</param>
        /// <param name="onePhase">True with CONTACT2 Always Off, the sign of an installation with one phase.</param>
        /// <param name="nowMs">Monotonic time.</param>
        public int PartDa(int phase, bool onePhase, long nowMs)
        {
            return PartOf(CurrentDa(nowMs), phase, onePhase);
        }

        /// <summary>The part of a phase of a value that is known.</summary>
        internal static int PartOf(int whole, int phase, bool onePhase)
        {
            if (onePhase) return phase == 0 ? whole : 0;
            int third = whole / 3;
            return phase == 0 ? whole - (2 * third) : third;
        }

        internal void Visit(StateStream s)
        {
            _currentDa = s.Int(_currentDa);
            _sampleMs = s.Time(_sampleMs);
        }
    }
}
