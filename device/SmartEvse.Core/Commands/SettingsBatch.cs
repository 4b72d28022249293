using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Commands
{
    /// <summary>
    /// Several rows that are written as one: checked as a whole set, and all of them taken or none. Made by the writer, for one request. The menu changes
    /// one while it is open.
    /// </summary>
    public sealed class SettingsBatch
    {
        private readonly bool[] _has = new bool[SettingsTable.Count];
        private int _followed = -1;

        /// <summary>What is asked for; only rows that <see cref="Has"/> names count.</summary>
        public readonly SettingsValues Wanted = new SettingsValues();

        /// <summary>The set as it would be: for the charger's thread, which makes no objects.</summary>
        internal readonly SettingsValues Whole = new SettingsValues();

        /// <summary>
        /// True for a set put back from a file or saved from the menu: a row that already has its value is left alone, whatever its level, and MODE grants
        /// no access.
        /// </summary>
        public bool IsWholeSet;

        /// <summary>How many rows are asked for.</summary>
        public int Count { get; private set; }

        /// <summary>True when the row is asked for.</summary>
        public bool Has(SettingId id)
        {
            return _has[(int)id];
        }

        /// <summary>Asks for a row.</summary>
        /// <param name="row">The row.</param>
        /// <param name="number">The number; not looked at for a text row.</param>
        /// <param name="text">The text of a text row.</param>
        /// <returns>False when it was asked for already.</returns>
        public bool Add(SettingRow row, int number, string text)
        {
            if (_has[(int)row.Id]) return false;
            _has[(int)row.Id] = true;
            Count++;
            Put(Wanted, row.Id, row.Kind == SettingKind.Text, number, text);
            return true;
        }

        /// <summary>Asks for a number, instead of what was asked for before; nothing is checked before it is written.</summary>
        public void Set(SettingId id, int number)
        {
            if (!_has[(int)id]) Count++;
            _has[(int)id] = true;
            Wanted.SetNumber(id, number);
        }

        /// <summary>Takes over the values of the rows that are not asked for, so that what another writer does meanwhile is neither hidden nor undone.</summary>
        public void Follow(SettingsValues settings)
        {
            if (_followed == settings.Revision) return;
            _followed = settings.Revision;
            for (int i = 0; i < SettingsTable.Count; i++)
            {
                if (!_has[i]) Wanted.SetNumber((SettingId)i, settings.Number((SettingId)i));
            }
        }

        /// <summary>True when a row is asked for that does not have this value yet.</summary>
        internal bool Changes(SettingsValues now, SettingId id)
        {
            return _has[(int)id] && (now.Number(id) != Wanted.Number(id) || now.Text(id) != Wanted.Text(id));
        }

        internal static void Put(SettingsValues target, SettingId id, bool isText, int number, string text)
        {
            if (isText) target.SetText(id, text);
            else target.SetNumber(id, number);
        }
    }
}
