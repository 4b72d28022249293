namespace SmartEvse.Core.Settings
{
    /// <summary>How the values of <see cref="StoredState"/> are called in the file, and which of them are legal.</summary>
    internal static class StoredStates
    {
        internal static string Key(StoredState id)
        {
            switch (id)
            {
                case StoredState.Access: return "Access";
                case StoredState.DelayedStart: return "DelayedStart";
                case StoredState.DelayedStop: return "DelayedStop";
                case StoredState.DelayedRepeat: return "DelayedRepeat";
                case StoredState.DelayedCharging: return "DelayedCharging";
                case StoredState.PanelLock: return "PanelLock";
                default: return "UnplannedStarts";
            }
        }

        // Whether times go together is for the schedule to say, which does not obey what does not.
        internal static bool IsUsable(StoredState id, int number)
        {
            if (id == StoredState.Access) return OptionTexts.Text(OptionSet.Access, number) != null;
            if (id == StoredState.DelayedRepeat || id == StoredState.DelayedCharging || id == StoredState.PanelLock) return number == 0 || number == 1;
            if (id == StoredState.UnplannedStarts) return number >= UnplannedStarts.Least && number <= UnplannedStarts.Limit;
            return number >= SettingsValues.NoTime;
        }
    }
}
