namespace SmartEvse.Core.Settings
{
    /// <summary>
    /// What a person changes in the menu before it is saved. Rows that were not touched follow the settings, so that what a remote writer does meanwhile
    /// is neither hidden nor undone.
    /// </summary>
    public sealed class SettingsDraft
    {
        private readonly bool[] _touched = new bool[SettingsTable.Count];
        private int _followed;

        /// <summary>A draft without a change.</summary>
        public SettingsDraft(SettingsValues settings)
        {
            Values.CopyFrom(settings);
            _followed = settings.Revision;
        }

        /// <summary>The values as they would be.</summary>
        public readonly SettingsValues Values = new SettingsValues();

        /// <summary>True once a row was changed.</summary>
        public bool HasChanges;

        /// <summary>True when a row was changed here.</summary>
        public bool IsTouched(SettingId id)
        {
            return _touched[(int)id];
        }

        /// <summary>Changes a number; nothing is checked before it is saved.</summary>
        public void Set(SettingId id, int value)
        {
            Values.SetNumber(id, value);
            _touched[(int)id] = true;
            HasChanges = true;
        }

        /// <summary>Takes over what has changed elsewhere.</summary>
        public void Follow(SettingsValues settings)
        {
            if (_followed == settings.Revision) return;
            _followed = settings.Revision;
            for (int i = 0; i < SettingsTable.Count; i++)
            {
                if (!_touched[i]) Values.SetNumber((SettingId)i, settings.Number((SettingId)i));
            }
        }

        /// <summary>Checks what was changed, row by row and all together.</summary>
        /// <param name="row">A cursor to use.</param>
        /// <returns>Why it cannot be saved, or <see cref="Refusal.None"/>.</returns>
        public Refusal Check(SettingRow row)
        {
            for (int i = 0; i < SettingsTable.Count; i++)
            {
                if (!_touched[i]) continue;
                SettingsTable.Read((SettingId)i, row);
                Refusal refusal = SettingsRules.CheckNumber(row, Values.Number(row.Id));
                if (refusal != Refusal.None) return refusal;
            }

            return SettingsRules.CheckSet(Values);
        }
    }
}
