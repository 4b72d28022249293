namespace SmartEvse.Core.Metering
{
    /// <summary>The newest checked message of one meter feed on its way to the charger. A newer one replaces one not yet taken.</summary>
    public sealed class FeedBox
    {
        private readonly object _gate = new object();
        private readonly int[] _fields = new int[FeedForm.MaxFields];
        private int _count;

        /// <summary>Puts a message in. From any thread.</summary>
        public void Put(int[] fields, int count)
        {
            lock (_gate)
            {
                for (int i = 0; i < count; i++) _fields[i] = fields[i];
                _count = count;
            }
        }

        /// <summary>Takes the message out.</summary>
        /// <param name="fields">Gets the fields.</param>
        /// <returns>How many fields; 0 when nothing new has come.</returns>
        public int Take(int[] fields)
        {
            // In every step: what comes in at this very moment is taken in the next one.
            if (_count == 0) return 0;
            lock (_gate)
            {
                int count = _count;
                for (int i = 0; i < count; i++) fields[i] = _fields[i];
                _count = 0;
                return count;
            }
        }
    }
}
