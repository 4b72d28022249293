namespace SmartEvse.Core.Settings
{
    /// <summary>Values that outlive a restart beside the settings, because they are decisions of a person and not of the installer.</summary>
    public enum StoredState
    {
        /// <summary>Deny, Allow or Pause (<see cref="OptionSet.Access"/>); a factory-new device allows.</summary>
        Access,

        /// <summary>How many there are.</summary>
        Count,
    }
}
