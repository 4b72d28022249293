namespace SmartEvse.Core.Time
{
    /// <summary>A stretch of time between two changes of the clock, with its offset.</summary>
    internal sealed class OffsetSpan
    {
        /// <summary>First UTC second.</summary>
        public long FromS;

        /// <summary>First UTC second that is no longer in it.</summary>
        public long UntilS;

        /// <summary>Seconds east of UTC.</summary>
        public int OffsetS;

        /// <summary>True when the instant lies in it.</summary>
        public bool Has(long utcS)
        {
            return utcS >= FromS && utcS < UntilS;
        }

        /// <summary>Holds nothing.</summary>
        public void Clear()
        {
            FromS = 0;
            UntilS = 0;
        }
    }
}
