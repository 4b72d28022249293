namespace SmartEvse.Core.Settings
{
    /// <summary>
    /// When to store: only what has changed, once it has been quiet for a second, and never so often that the flash wears out. For the one thread that
    /// stores; holds no lock and no clock.
    /// </summary>
    /// <remarks>
    /// Two bounds. In the short run <see cref="ShortestMs"/> lie between two writes. In the long run each write uses up <see cref="PeriodMs"/>, with
    /// <see cref="Burst"/> of them in advance: 30 an hour for ever, 40 in any one hour. Nothing waits longer than <see cref="LongestMs"/>.
    /// <para>
    /// Why 30: the ESP32 keeps the files in a LittleFS of 256 KB, 64 blocks of 4 KB that bear 100,000 erasures each and are used in turn. A file of 1.4 KB
    /// takes a block, and its entry in the folder a thirtieth of one. An automation that never rests makes 263,000 writes a year, 272,000 erasures of
    /// 6.4 million: 17 years with a quarter of the blocks never changing. A household of ten changes a day makes 3,650.
    /// </para>
    /// </remarks>
    public sealed class StorePace
    {
        /// <summary>Quiet after the last change, in ms, so that a burst of changes is one write.</summary>
        public const int QuietMs = 1000;

        /// <summary>Between two writes at the least, in ms; and so long what never becomes quiet waits at the most, while the long run allows.</summary>
        public const int ShortestMs = 10000;

        /// <summary>Between two writes in the long run, in ms.</summary>
        public const int PeriodMs = 120000;

        /// <summary>Writes that the long run allows in advance.</summary>
        public const int Burst = 10;

        /// <summary>The longest that a change waits for its write, in ms, while the medium works; what a power cut can lose.</summary>
        public const int LongestMs = PeriodMs;

        private int _seenRevision;
        private int _storedRevision;
        private long _changedMs;
        private long _waitingSinceMs;
        private long _notBeforeMs;
        private long _usedUpToMs;

        /// <summary>Begins with a start.</summary>
        /// <param name="revision">The revision of the settings (<see cref="SettingsValues.Revision"/>).</param>
        /// <param name="isStored">False when they could not be stored at the start.</param>
        public StorePace(int revision, bool isStored)
        {
            _seenRevision = revision;
            _storedRevision = isStored ? revision : revision - 1;
        }

        /// <summary>True when the settings should be stored now. To be asked again and again, a few times a second at the least.</summary>
        /// <param name="revision">The revision of the settings.</param>
        /// <param name="nowMs">Monotonic time.</param>
        public bool IsDue(int revision, long nowMs)
        {
            if (revision != _seenRevision)
            {
                if (_seenRevision == _storedRevision) _waitingSinceMs = nowMs;
                _seenRevision = revision;
                _changedMs = nowMs;
            }

            if (revision == _storedRevision || nowMs < _notBeforeMs || nowMs < _usedUpToMs - ((Burst - 1) * PeriodMs)) return false;
            return nowMs - _changedMs >= QuietMs || nowMs - _waitingSinceMs >= ShortestMs;
        }

        /// <summary>True when this revision has not been stored.</summary>
        public bool IsWaiting(int revision)
        {
            return revision != _storedRevision;
        }

        /// <summary>Notes a write. One that failed counts as well: it may have worn the flash, and is tried again at the same pace.</summary>
        /// <param name="revision">The revision that was written, read before the values were.</param>
        /// <param name="isStored">False when the medium refused.</param>
        /// <param name="nowMs">Monotonic time.</param>
        public void Wrote(int revision, bool isStored, long nowMs)
        {
            if (isStored) _storedRevision = revision;
            _notBeforeMs = nowMs + ShortestMs;
            _usedUpToMs = (_usedUpToMs > nowMs ? _usedUpToMs : nowMs) + PeriodMs;
        }
    }
}
