using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Metering
{
    /// <summary>What one meter said last, and how fresh it is. Stale values are kept for the eye but never for a decision.</summary>
    public sealed class MeterReading
    {
        /// <summary>A sample may come this much later than usual and is not late, in ms: one step and the way through a broker.</summary>
        public const int JitterMs = 100;

        private const int LongestCadenceMs = 60000;
        private const int Unknown = 0;

        private long _dueMs = -1;
        private long _sampleMs = -1;
        private int _cadenceMs = Unknown;

        /// <summary>Current of L1 in dA; import positive.</summary>
        public int L1Da;

        /// <summary>Current of L2 in dA; import positive.</summary>
        public int L2Da;

        /// <summary>Current of L3 in dA; import positive.</summary>
        public int L3Da;

        /// <summary>Power in W, import positive; -1 = unknown.</summary>
        public int PowerW = FeedForm.Unknown;

        /// <summary>Imported energy in Wh; -1 = unknown.</summary>
        public int EnergyWh = FeedForm.Unknown;

        /// <summary>Counts the samples with currents; a regulator acts once for each.</summary>
        public int Samples { get; private set; }

        /// <summary>Counts the messages with power and energy, known or not. For the session log alone: nothing the charger does depends on it.</summary>
        public int Powers { get; private set; }

        /// <summary>True once currents have arrived since the meter was switched on.</summary>
        public bool HasSample
        {
            get { return _sampleMs >= 0; }
        }

        /// <summary>When the last sample with currents came, in ms; -1 = none yet.</summary>
        public long SampleMs
        {
            get { return _sampleMs; }
        }

        /// <summary>The largest phase current in dA (signed maximum).</summary>
        public int LargestDa
        {
            get { return Max(Max(L1Da, L2Da), L3Da); }
        }

        /// <summary>The sum of the phase currents in dA.</summary>
        public int SumDa
        {
            get { return L1Da + L2Da + L3Da; }
        }

        /// <summary>Starts waiting: the first sample is due one time-out from now.</summary>
        public void Expect(long nowMs)
        {
            _dueMs = nowMs;
            _sampleMs = -1;
            _cadenceMs = Unknown;
            PowerW = FeedForm.Unknown;
            EnergyWh = FeedForm.Unknown;
            L1Da = 0;
            L2Da = 0;
            L3Da = 0;
        }

        /// <summary>Takes a checked feed message.</summary>
        /// <param name="fields">3 or 5 fields in the order of <see cref="FeedForm"/>.</param>
        /// <param name="count">How many.</param>
        /// <param name="nowMs">Monotonic time.</param>
        public void Take(int[] fields, int count, long nowMs)
        {
            if (count == 5) TakePower(fields);
            L1Da = fields[0];
            L2Da = fields[1];
            L3Da = fields[2];
            if (_sampleMs >= 0) LearnCadence(nowMs - _sampleMs);
            _sampleMs = nowMs;
            Samples++;
        }

        /// <summary>Takes power and energy of a message of five fields, and leaves the currents alone.</summary>
        public void TakePower(int[] fields)
        {
            Powers++;
            PowerW = fields[3];
            if (fields[4] != FeedForm.Unknown) EnergyWh = fields[4];
        }

        /// <summary>True when the last sample, or the wait for the first, is as old as the time-out.</summary>
        public bool IsOverdue(long nowMs, int timeoutS)
        {
            long since = _sampleMs >= 0 ? _sampleMs : _dueMs;
            return since >= 0 && nowMs - since >= timeoutS * 1000L;
        }

        /// <summary>True when there is a sample younger than the time-out.</summary>
        public bool IsFresh(long nowMs, int timeoutS)
        {
            return _sampleMs >= 0 && nowMs - _sampleMs < timeoutS * 1000L;
        }

        /// <summary>True when the next sample should have been here: half as much again as this meter usually takes. What it said last may only be lowered.</summary>
        public bool IsLate(long nowMs)
        {
            return _cadenceMs != Unknown && nowMs - _sampleMs > _cadenceMs + (_cadenceMs / 2) + JitterMs;
        }

        /// <summary>Whole seconds since the last sample; -1 when there was none.</summary>
        public int AgeS(long nowMs)
        {
            return _sampleMs < 0 ? -1 : (int)((nowMs - _sampleMs) / 1000);
        }

        internal void Visit(StateStream s)
        {
            _dueMs = s.Time(_dueMs);
            _sampleMs = s.Time(_sampleMs);
            _cadenceMs = s.Int(_cadenceMs);
            L1Da = s.Int(L1Da);
            L2Da = s.Int(L2Da);
            L3Da = s.Int(L3Da);
            PowerW = s.Int(PowerW);
            EnergyWh = s.Int(EnergyWh);
            Samples = s.Int(Samples);
        }

        // A mean of the last few intervals; a pause says little about the meter and counts as twice its cadence at the most.
        private void LearnCadence(long intervalMs)
        {
            if (_cadenceMs != Unknown && intervalMs > 2L * _cadenceMs) intervalMs = 2L * _cadenceMs;
            if (intervalMs > LongestCadenceMs) intervalMs = LongestCadenceMs;
            if (intervalMs < JitterMs) intervalMs = JitterMs;
            _cadenceMs = _cadenceMs == Unknown ? (int)intervalMs : _cadenceMs + (((int)intervalMs - _cadenceMs) / 4);
        }

        private static int Max(int a, int b)
        {
            return a > b ? a : b;
        }
    }
}
