using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;

namespace SmartEvse.Discovery
{
    /// <summary>
    /// All entities the charger can have, made from Core's tables: one for each state topic, some more where a better platform is due, and one for each
    /// settings row. What cannot be derived stands in <see cref="Looks"/>, by name.
    /// </summary>
    public sealed class EntityTable
    {
        private readonly SettingsValues _settings;
        private readonly StateTopic _topic = new StateTopic();
        private readonly SettingRow _row = new SettingRow();

        /// <summary>The entities with these settings.</summary>
        public EntityTable(SettingsValues settings)
        {
            _settings = settings;
        }

        /// <summary>How many entities there can be, with any settings.</summary>
        public static int Count
        {
            get { return StateTopics.Count + ExtraEntities.Count + SettingsTable.Count; }
        }

        /// <summary>Fills the cursor.</summary>
        /// <returns>False when the number stands for no entity with any settings (a row that is not built, a value that another entity shows).</returns>
        public bool Read(int index, Entity e)
        {
            e.Clear();
            bool exists;
            if (index < StateTopics.Count) exists = FromTopic(index, e);
            else if (index < StateTopics.Count + ExtraEntities.Count) exists = FromExtra(index - StateTopics.Count, e);
            else exists = FromRow((SettingId)(index - StateTopics.Count - ExtraEntities.Count), e);
            if (exists) Looks.Apply(e);
            return exists;
        }

        private bool FromTopic(int index, Entity e)
        {
            StateTopics.Read(index, _topic);
            e.Suffix = _topic.Name;
            e.StateTopic = _topic.Name;
            e.Applies = StateTopics.Applies(_topic.Condition, _settings);
            TopicForms.Apply(_topic, _settings, e);
            // A JSON of many figures is no state of one entity; it has one for each in SessionForms.
            return _topic.Format != TopicFormat.Session;
        }

        private bool FromExtra(int index, Entity e)
        {
            ExtraEntities.Read(index, _settings, e);
            return true;
        }

        private bool FromRow(SettingId id, Entity e)
        {
            SettingsTable.Read(id, _row);
            if (!SettingTopics.IsPublished(_row)) return false;
            e.Suffix = SettingTopics.Name(_row);
            e.StateTopic = e.Suffix;
            e.Applies = Hardware.Has(_row.Shown, _settings);
            RowForms.Apply(_row, e);
            return true;
        }
    }
}
