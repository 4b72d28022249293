namespace SmartEvse.Core.Settings
{
    /// <summary>Values that outlive a restart beside the settings, because they are not the installer's: decisions of a person, and what the charger itself has to remember.</summary>
    public enum StoredState
    {
        /// <summary>Deny, Allow or Pause (<see cref="OptionSet.Access"/>); a factory-new device allows.</summary>
        Access,

        /// <summary>Delayed start: minutes of the wall clock since 1970-01-01T00:00, or <see cref="SettingsValues.NoTime"/>.</summary>
        DelayedStart,

        /// <summary>Delayed stop, in the same form.</summary>
        DelayedStop,

        /// <summary>1 = start and stop hold for every day.</summary>
        DelayedRepeat,

        /// <summary>1 = the times are obeyed.</summary>
        DelayedCharging,

        /// <summary>Starts in a row that nobody asked for (<see cref="Settings.UnplannedStarts"/>): -1..3.</summary>
        UnplannedStarts,

        /// <summary>1 = the buttons at the device are locked.</summary>
        PanelLock,

        /// <summary>How many there are.</summary>
        Count,
    }
}
