using System.Threading;
using SmartEvse.Core;
using SmartEvse.Core.Settings;

namespace SmartEvse.Simulation;

/// <summary>Stores the settings of a charger as <see cref="StorePace"/> says, and counts its starts. Made at the start, before the charger takes a step.</summary>
public sealed class SettingsKeeper
{
    private readonly SettingsStore _store;
    private readonly Charger _charger;
    private readonly SettingsValues _copy = new();
    private readonly StorePace _pace;
    private readonly Lock _gate = new();

    /// <summary>Counts this start, and stores that with the settings.</summary>
    public SettingsKeeper(SettingsStore store, Charger charger)
    {
        System.ArgumentNullException.ThrowIfNull(charger);
        _store = store;
        _charger = charger;
        var works = UnplannedStarts.Begin(charger.Settings, store);
        charger.ReportStorage(works);
        _pace = new StorePace(charger.Settings.Revision, works);
    }

    /// <summary>Stores what is due.</summary>
    public void Tick(long nowMs)
    {
        lock (_gate)
        {
            var revision = _charger.Settings.Revision;
            if (!_pace.IsDue(revision, nowMs)) return;
            // The charger's thread may write meanwhile; what it adds raises the revision and is stored with the next round.
            _copy.CopyFrom(_charger.Settings);
            var works = _store.Save(_copy);
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
