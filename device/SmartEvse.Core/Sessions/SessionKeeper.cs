using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Sessions
{
    /// <summary>
    /// Stores the session log of a charger: the same for every shell. Made at the start, before the charger takes a step. For one thread, not the charger's,
    /// for which a medium is too slow.
    /// </summary>
    /// <remarks>
    /// One write when a session begins and one when it ends, and one when the clock gives earlier sessions their time, at the pace of <see cref="StorePace"/>:
    /// a bad contact at the plug that makes session after session writes 30 times an hour in the long run. Three sessions a day are 2,200 writes a year; 64 blocks that
    /// bear 100,000 erasures each last for far longer than the charger. The power failing within seconds of a beginning loses that session, and only that.
    /// </remarks>
    public sealed class SessionKeeper
    {
        private readonly SessionStore _store;
        private readonly SessionLog _log;
        private readonly StorePace _pace;
        private string? _trouble;
        private bool _failed;

        /// <summary>Reads what is stored. A session that was going on when the power failed becomes an entry.</summary>
        /// <param name="blobs">Where files lie.</param>
        /// <param name="charger">Whose sessions they are.</param>
        public SessionKeeper(IBlobStore blobs, Charger charger)
        {
            _store = new SessionStore(blobs);
            _log = charger.Sessions;
            if (_store.Load(_log, true) == LoadResult.Damaged) _trouble = "The session log was damaged and begins anew";
            _pace = new StorePace(_log.StoreRevision, true);
        }

        /// <summary>Stores what is due.</summary>
        /// <param name="nowMs">Monotonic time.</param>
        public void Tick(long nowMs)
        {
            int revision = _log.StoreRevision;
            if (!_pace.IsDue(revision, nowMs)) return;
            bool works = _store.Save(_log);
            if (!works && !_failed) _trouble = "The session log could not be stored";
            _failed = !works;
            _pace.Wrote(revision, works, nowMs);
        }

        /// <summary>Ends a session that goes on, and stores it: the charger has taken its last step, and ends or restarts in order.</summary>
        public void End()
        {
            int before = _log.StoreRevision;
            _log.Interrupt();
            if (_log.StoreRevision != before || _pace.IsWaiting(before)) _store.Save(_log);
        }

        /// <summary>What went wrong since it was asked the last time, for people; null = nothing.</summary>
        public string? TakeTrouble()
        {
            string? trouble = _trouble;
            _trouble = null;
            return trouble;
        }
    }
}
