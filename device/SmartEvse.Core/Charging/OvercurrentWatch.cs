using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Charging
{
    /// <summary>
    /// A vehicle that takes more than it was offered (soft over-current as EVerest has it: 110 % and 0.5 A for 7 s): the first time of a session charging
    /// pauses, the second time it stays stopped.
    /// </summary>
    public sealed class OvercurrentWatch
    {
        /// <summary>How long it may take more, in ms.</summary>
        public const int GraceMs = 7000;

        private long _sinceMs = -1;

        /// <summary>True while it takes more, or will once its time to follow a lower offer is over.</summary>
        public bool IsRunning
        {
            get { return _sinceMs >= 0; }
        }

        /// <summary>How often it happened in this session.</summary>
        public int Count { get; private set; }

        /// <summary>The most a vehicle may be seen to take, in dA.</summary>
        /// <param name="offeredDa">The largest offer it may still be following.</param>
        public static int AllowedDa(int offeredDa)
        {
            return (offeredDa * 11 / 10) + 5;
        }

        /// <summary>Looks at a step.</summary>
        /// <param name="takenDa">Largest phase current of the vehicle in dA; negative = not known.</param>
        /// <param name="mostDa">The largest offer it may still be following.</param>
        /// <param name="leastDa">The smallest of them, or what it took a step before if that is less.</param>
        /// <param name="readMs">When the meter said what it takes. A slow meter may have been read before it had to come down: that convicts nobody.</param>
        /// <param name="nowMs">Monotonic time.</param>
        /// <returns>True in the step that ends the patience with it.</returns>
        public bool IsOver(int takenDa, int mostDa, int leastDa, long readMs, long nowMs)
        {
            if (takenDa <= AllowedDa(mostDa))
            {
                // Still allowed, but it has to come down: the patience begins when its time to do so is over.
                _sinceMs = takenDa > AllowedDa(leastDa) ? nowMs : -1;
                return false;
            }

            if (_sinceMs < 0) _sinceMs = nowMs;
            if (nowMs - _sinceMs < GraceMs || readMs <= _sinceMs) return false;
            _sinceMs = -1;
            Count++;
            return true;
        }

        /// <summary>Not charging: nothing to compare.</summary>
        public void Rest()
        {
            _sinceMs = -1;
        }

        internal void Visit(StateStream s)
        {
            _sinceMs = s.Time(_sinceMs);
            Count = s.Int(Count);
        }

        /// <summary>The vehicle is gone, or a person cleared it.</summary>
        public void Forget()
        {
            _sinceMs = -1;
            Count = 0;
        }
    }
}
