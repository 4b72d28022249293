using SmartEvse.Core.Settings;

namespace SmartEvse.Core
{
    /// <summary>
    /// Stores the settings of a charger as <see cref="StorePace"/> says, and counts its starts: the same for every shell. Made at the start, before the charger
    /// takes a step. It may be used from any thread but the charger's, for which a medium is too slow.
    /// </summary>
    public sealed class SettingsKeeper
    {
        private readonly object _gate = new object();
        private readonly SettingsStore _store;
        private readonly Charger _charger;
        private readonly StorePace _pace;

        /// <summary>Counts this start, and stores that with the settings.</summary>
        /// <param name="store">Where the settings were loaded from.</param>
        /// <param name="charger">Who uses them.</param>
        public SettingsKeeper(SettingsStore store, Charger charger)
        {
            _store = store;
            _charger = charger;
            bool works = UnplannedStarts.Begin(charger.Settings, store);
            charger.ReportStorage(works);
            _pace = new StorePace(charger.Settings.Revision, works);
        }

        /// <summary>Stores what is due.</summary>
        /// <param name="nowMs">Monotonic time.</param>
        public void Tick(long nowMs)
        {
            lock (_gate)
            {
                int revision = _charger.Settings.Revision;
                if (!_pace.IsDue(revision, nowMs)) return;
                // The charger's thread may write meanwhile; what it adds raises the revision and is stored with the next round.
                SettingsValues copy = new SettingsValues();
                copy.CopyFrom(_charger.Settings);
                bool works = _store.Save(copy);
                _charger.ReportStorage(works);
                _pace.Wrote(revision, works, nowMs);
            }
        }

        /// <summary>Stores at once what is not stored yet: the charger has taken its last step, and ends or restarts in order.</summary>
        public void End()
        {
            lock (_gate)
            {
                UnplannedStarts.End(_charger.Settings, _store);
            }
        }
    }
}
