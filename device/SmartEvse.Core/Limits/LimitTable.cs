using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Limits
{
    /// <summary>
    /// The limits in force, each with a name and an expiry; the granted current is the smallest of them. A limit that has expired grants nothing:
    /// a source that fell silent must not keep a contactor closed.
    /// </summary>
    public sealed class LimitTable
    {
        /// <summary>Expiry of a limit that holds until it is changed.</summary>
        public const long Never = long.MaxValue;

        /// <summary>The value of a limit that does not count.</summary>
        public const int NotInForce = int.MaxValue;

        private readonly int[] _valueDa = new int[(int)LimitId.Count];
        private readonly int[] _atSampleDa = new int[(int)LimitId.Count];
        private readonly long[] _expiresMs = new long[(int)LimitId.Count];

        /// <summary>A table with no limit in force: nothing is granted until one is set.</summary>
        public LimitTable()
        {
            for (int i = 0; i < (int)LimitId.Count; i++) Clear((LimitId)i);
        }

        /// <summary>Puts a limit in force.</summary>
        /// <param name="id">Its name.</param>
        /// <param name="valueDa">dA per phase; negative counts as 0.</param>
        /// <param name="expiresMs">From this moment on it grants 0; <see cref="Never"/> for settings.</param>
        public void Set(LimitId id, int valueDa, long expiresMs)
        {
            _valueDa[(int)id] = valueDa < 0 ? 0 : valueDa;
            _expiresMs[(int)id] = expiresMs;
        }

        /// <summary>Puts a limit in force that came out of a fresh sample, and remembers it as the bound for the time without samples (K8).</summary>
        public void SetFromSample(LimitId id, int valueDa, long expiresMs)
        {
            Set(id, valueDa, expiresMs);
            _atSampleDa[(int)id] = _valueDa[(int)id];
        }

        /// <summary>Takes a limit out of force.</summary>
        public void Clear(LimitId id)
        {
            _valueDa[(int)id] = NotInForce;
            _atSampleDa[(int)id] = NotInForce;
            _expiresMs[(int)id] = Never;
        }

        /// <summary>Takes the limits out of force that come out of meters.</summary>
        public void ClearMeasured()
        {
            Clear(LimitId.Mains);
            Clear(LimitId.Circuit);
            Clear(LimitId.Capacity);
            Clear(LimitId.Solar);
        }

        /// <summary>True when the limit counts.</summary>
        public bool IsInForce(LimitId id)
        {
            return _valueDa[(int)id] != NotInForce;
        }

        /// <summary>What a limit grants now, in dA; <see cref="NotInForce"/> when it does not count.</summary>
        public int ValueDa(LimitId id, long nowMs)
        {
            int value = _valueDa[(int)id];
            return value != NotInForce && nowMs >= _expiresMs[(int)id] ? 0 : value;
        }

        /// <summary>True when the limit stands above what its last valid sample gave: never allowed (K8).</summary>
        public bool IsAboveSample(LimitId id, long nowMs)
        {
            return IsInForce(id) && _atSampleDa[(int)id] != NotInForce && ValueDa(id, nowMs) > _atSampleDa[(int)id];
        }

        /// <summary>True when any limit stands above what its last valid sample gave.</summary>
        public bool IsAnyAboveSample(long nowMs)
        {
            for (int i = 0; i < (int)LimitId.Count; i++)
            {
                if (IsAboveSample((LimitId)i, nowMs)) return true;
            }

            return false;
        }

        /// <summary>The smallest limit, in dA, and its name. With no limit in force: 0.</summary>
        public int SmallestDa(long nowMs, out LimitId winner)
        {
            winner = LimitId.Max;
            int smallest = NotInForce;
            int[] values = _valueDa;
            for (int i = 0; i < values.Length; i++)
            {
                // As ValueDa, without a call per limit: on the device a call costs as much as all the rest of a turn.
                int value = values[i];
                if (value == NotInForce) continue;
                if (nowMs >= _expiresMs[i]) value = 0;
                if (value >= smallest) continue;
                smallest = value;
                winner = (LimitId)i;
            }

            return smallest == NotInForce ? 0 : smallest;
        }

        /// <summary>The smaller of two.</summary>
        internal static int Smaller(int a, int b)
        {
            return a < b ? a : b;
        }

        internal void Visit(StateStream s)
        {
            for (int i = 0; i < (int)LimitId.Count; i++)
            {
                _valueDa[i] = s.Limit(_valueDa[i]);
                _atSampleDa[i] = s.Limit(_atSampleDa[i]);
                _expiresMs[i] = s.Time(_expiresMs[i]);
            }
        }
    }
}
