namespace SmartEvse.Core.Tracing
{
    /// <summary>What came out of the last step, and the record of what has changed since.</summary>
    internal sealed class OutputRecord
    {
        private const int Unset = -1;

        private readonly int[] _last = new int[5];
        private int _changed;

        /// <summary>Forgets it: a keyframe was taken, and the next step is written whole.</summary>
        internal void Reset()
        {
            for (int i = 0; i < _last.Length; i++) _last[i] = Unset;
        }

        /// <summary>Takes the outputs of a step.</summary>
        /// <returns>True when a record is due.</returns>
        internal bool Changes(int packed, int dutyPermille, int offeredDa, int faults, int reason)
        {
            int[] last = _last;
            if (last[0] == packed && last[1] == dutyPermille && last[2] == offeredDa && last[3] == faults && last[4] == reason) return false;
            _changed = 0;
            Take(0, packed, OutputBits.HasPacked);
            Take(1, dutyPermille, OutputBits.HasDuty);
            Take(2, offeredDa, OutputBits.HasOffer);
            Take(3, faults, OutputBits.HasFaults);
            Take(4, reason, OutputBits.HasReason);
            return _changed != 0;
        }

        /// <summary>Writes what has changed.</summary>
        internal void Write(TraceSegment half)
        {
            half.Put(TraceTag.Outputs);
            half.Unsigned((uint)_changed);
            for (int i = 0; i < _last.Length; i++)
            {
                if ((_changed & (1 << i)) != 0) half.Unsigned((uint)_last[i]);
            }
        }

        private void Take(int index, int value, int bit)
        {
            if (_last[index] == value) return;
            _last[index] = value;
            _changed |= bit;
        }
    }
}
