namespace SmartEvse.Core.Settings
{
    /// <summary>
    /// Counts the starts that nobody asked for, over restarts: power that comes and goes, a brown-out, a watchdog. The third in a row is a restart loop
    /// (<see cref="Limits.Faults.RestartLoop"/>), which keeps the contactors open. Ten minutes of running prove the charger, and begin the count anew.
    /// </summary>
    /// <remarks>
    /// A shell calls <see cref="Begin"/> once the settings are loaded, before the charger takes a step, and <see cref="End"/> when it ends or restarts in order.
    /// The stored number goes no higher than <see cref="Limit"/>: a charger that has restarted all night has written three times.
    /// </remarks>
    public static class UnplannedStarts
    {
        /// <summary>So many in a row are a loop; the count stops here.</summary>
        public const int Limit = 3;

        /// <summary>Running for this long begins the count anew, in ms since the start.</summary>
        public const int ProvenMs = 600000;

        /// <summary>The stored number after a run without any that was ended in order: the start that follows makes it 0.</summary>
        internal const int Least = -1;

        /// <summary>Counts this start, and stores that together with whatever else has changed.</summary>
        /// <param name="values">What was loaded.</param>
        /// <param name="store">Where it came from.</param>
        /// <returns>False when the medium refused.</returns>
        public static bool Begin(SettingsValues values, SettingsStore store)
        {
            int count = values.State(StoredState.UnplannedStarts);
            if (count < Limit) values.SetState(StoredState.UnplannedStarts, count + 1);
            return store.Save(values);
        }

        /// <summary>Ends a run in order: the start that follows was asked for, so its count is taken back in advance. Stores everything that has changed.</summary>
        /// <param name="values">The charger's settings; it must not be stepped any more.</param>
        /// <param name="store">Where they are kept.</param>
        /// <returns>False when the medium refused; the next start counts as unplanned then.</returns>
        public static bool End(SettingsValues values, SettingsStore store)
        {
            int count = values.State(StoredState.UnplannedStarts);
            if (count > Least) values.SetState(StoredState.UnplannedStarts, count - 1);
            return store.Save(values);
        }

        /// <summary>True when the starts so far are a loop.</summary>
        public static bool AreLoop(SettingsValues values)
        {
            return values.State(StoredState.UnplannedStarts) >= Limit;
        }

        /// <summary>Whole seconds until the count begins anew.</summary>
        internal static int SecondsUntilProven(long nowMs)
        {
            return nowMs >= ProvenMs ? 0 : (int)((ProvenMs - nowMs + 999) / 1000);
        }

        /// <summary>Begins the count anew when the charger has run for long enough.</summary>
        internal static void Prove(SettingsValues values, long nowMs)
        {
            if (nowMs >= ProvenMs) Forget(values);
        }

        /// <summary>Begins the count anew: a person has cleared the error.</summary>
        internal static void Forget(SettingsValues values)
        {
            values.SetState(StoredState.UnplannedStarts, 0);
        }
    }
}
