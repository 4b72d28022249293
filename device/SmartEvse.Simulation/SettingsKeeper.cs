using System.Threading;
using SmartEvse.Core;
using SmartEvse.Core.Settings;

namespace SmartEvse.Simulation;

/// <summary>Stores the settings when they have changed: after a second of quiet, so that a burst of writes is one.</summary>
public sealed class SettingsKeeper(SettingsStore store, Charger charger)
{
    private const long QuietMs = 1000;
    private const long RetryMs = 10000;

    private readonly SettingsValues _copy = new();
    private readonly Lock _gate = new();
    private int _seenRevision = charger.Settings.Revision;
    private int _storedRevision = charger.Settings.Revision;
    private long _changedMs;
    private long _failedMs = -RetryMs;

    /// <summary>Stores what is due.</summary>
    public void Tick(long nowMs)
    {
        var revision = charger.Settings.Revision;
        if (revision != _seenRevision)
        {
            _seenRevision = revision;
            _changedMs = nowMs;
        }

        if (revision == _storedRevision || nowMs - _changedMs < QuietMs || nowMs - _failedMs < RetryMs) return;
        Store(revision, nowMs);
    }

    /// <summary>Stores at once: the process ends.</summary>
    public void Flush()
    {
        var revision = charger.Settings.Revision;
        if (revision != _storedRevision) Store(revision, 0);
    }

    private void Store(int revision, long nowMs)
    {
        lock (_gate)
        {
            // The charger's thread may write meanwhile; what it adds raises the revision and is stored with the next round.
            _copy.CopyFrom(charger.Settings);
            var works = store.Save(_copy);
            charger.ReportStorage(works);
            if (works) _storedRevision = revision;
            else _failedMs = nowMs;
        }
    }
}
