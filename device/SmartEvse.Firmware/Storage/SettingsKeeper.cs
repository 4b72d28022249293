using SmartEvse.Core;
using SmartEvse.Core.Settings;

namespace SmartEvse.Firmware.Storage
{
    /// <summary>Stores the settings when they have changed: after ten seconds of quiet, so that a burst of writes is one, and never more often than once a minute.</summary>
    public sealed class SettingsKeeper
    {
        /// <summary>Quiet after the last change, in ms.</summary>
        public const int QuietMs = 10000;

        /// <summary>Between two writes at the least, in ms. Flash bears 100,000 erasures a block, and LittleFS uses the 64 blocks in turn: 12 years without a rest.</summary>
        public const int ShortestMs = 60000;

        private readonly SettingsStore _store;
        private readonly Charger _charger;
        private readonly SettingsValues _copy = new SettingsValues();
        private int _seenRevision;
        private int _storedRevision;
        private long _changedMs;
        private long _notBeforeMs;

        /// <summary>Keeps the settings of a charger that has just loaded them.</summary>
        public SettingsKeeper(SettingsStore store, Charger charger)
        {
            _store = store;
            _charger = charger;
            _seenRevision = charger.Settings.Revision;
            _storedRevision = _seenRevision;
        }

        /// <summary>Stores what is due.</summary>
        public void Tick(long nowMs)
        {
            int revision = _charger.Settings.Revision;
            if (revision != _seenRevision)
            {
                _seenRevision = revision;
                _changedMs = nowMs;
            }

            if (revision != _storedRevision && nowMs - _changedMs >= QuietMs && nowMs >= _notBeforeMs) Store(revision, nowMs);
        }

        /// <summary>Stores at once: a restart follows.</summary>
        public void Flush(long nowMs)
        {
            int revision = _charger.Settings.Revision;
            if (revision != _storedRevision) Store(revision, nowMs);
        }

        private void Store(int revision, long nowMs)
        {
            // The control thread may write meanwhile; what it adds raises the revision and is stored with the next round.
            _copy.CopyFrom(_charger.Settings);
            bool works = _store.Save(_copy);
            _charger.ReportStorage(works);
            if (works) _storedRevision = revision;
            _notBeforeMs = nowMs + ShortestMs;
        }
    }
}
