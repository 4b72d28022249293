using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Sessions;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Rest
{
    /// <summary>The documents below <c>/api/v1</c> that are made from the tables.</summary>
    internal static class Documents
    {
        /// <summary>The first member of a backup: what the file is, and which version wrote it.</summary>
        internal const string BackupMark = "smartevse_backup";

        /// <summary>All rows of this build, with what a form needs to offer them.</summary>
        internal static void Settings(JsonStream json, SettingsValues settings, bool isUnlocked)
        {
            SettingRow row = new SettingRow();
            json.Open('{');
            json.Key("settings");
            json.Open('[');
            for (int i = 0; i < SettingsTable.Count; i++)
            {
                SettingsTable.Read((SettingId)i, row);
                if (row.IsBuilt) Setting(json, row, settings);
            }

            json.Close(']');
            json.Bool("unlocked", isUnlocked);
            json.Close('}');
        }

        /// <summary>Every state topic that applies, in the form it has on MQTT; what is not known is null.</summary>
        internal static void State(JsonStream json, SettingsValues settings, ChargerView view, LinkStatus link)
        {
            StateTopic topic = new StateTopic();
            json.Open('{');
            for (int i = 0; i < StateTopics.Count; i++)
            {
                StateTopics.Read(i, topic);
                if (!StateTopics.Applies(topic.Condition, settings)) continue;
                int value = StateTopics.Value(topic, view, link);
                json.Key(topic.Name);
                if (value == ChargerView.Unknown) json.Raw("null");
                else if (IsNumber(topic.Format)) json.Raw(StateTopics.Payload(topic, value, view, link));
                else json.Text(StateTopics.Payload(topic, value, view, link));
            }

            json.Close('}');
        }

        /// <summary>The event log, the oldest entry first, as the messages on MQTT.</summary>
        internal static void Events(JsonStream json, EventLog log)
        {
            EventEntry entry = new EventEntry();
            int last = log.Newest;
            json.Open('[');
            for (int n = log.Oldest; n <= last; n++)
            {
                if (log.Read(n, entry)) json.Raw(EventWriter.Write(entry, last));
            }

            json.Close(']');
        }

        /// <summary>The session log, the oldest first, as the messages on MQTT.</summary>
        internal static void Sessions(JsonStream json, SessionLog log)
        {
            int last = log.Newest;
            json.Open('[');
            for (int n = log.Oldest; n <= last; n++)
            {
                string? session = SessionPublisher.Write(log, n, last);
                if (session != null) json.Raw(session);
            }

            json.Close(']');
        }

        /// <summary>All rows of this build as one file, secrets left out.</summary>
        internal static void Backup(JsonStream json, SettingsValues settings, string version)
        {
            SettingRow row = new SettingRow();
            json.Open('{');
            json.Text(BackupMark, version);
            for (int i = 0; i < SettingsTable.Count; i++)
            {
                SettingsTable.Read((SettingId)i, row);
                if (!row.IsBuilt || row.Secret) continue;
                json.Key(row.Key);
                Value(json, row, SettingTopics.Value(row, settings));
            }

            json.Close('}');
        }

        /// <summary>A value of a row: a number as a number, else a text.</summary>
        internal static void Value(JsonStream json, SettingRow row, string value)
        {
            if (row.Kind == SettingKind.Number) json.Raw(value);
            else json.Text(value);
        }

        private static void Setting(JsonStream json, SettingRow row, SettingsValues settings)
        {
            json.Open('{');
            json.Text("key", row.Key);
            json.Text("lcd", row.Lcd);
            json.Bool("shown", Visibility.IsInMenu(row, settings));
            json.Text("level", row.Level == SettingLevel.Operate ? "Operate" : row.Level == SettingLevel.Configure ? "Configure" : "Install");
            json.Key("value");
            Value(json, row, SettingTopics.Value(row, settings));
            json.Key("default");
            if (row.Kind == SettingKind.Number) json.Raw(row.Default.ToString());
            else json.Text(row.Kind == SettingKind.Text ? row.DefaultText : OptionTexts.Text(row.Options, row.Default) ?? "");
            if (row.Kind == SettingKind.Choice) Options(json, row);
            else if (row.Kind == SettingKind.Number) Range(json, row);
            else json.Number("bytes", row.Max);
            if (row.Secret) json.Bool("secret", true);
            json.Text("help", row.Help);
            json.Close('}');
        }

        private static void Options(JsonStream json, SettingRow row)
        {
            json.Key("options");
            json.Open('[');
            for (int i = 0; i <= row.Max; i++)
            {
                string? text = row.IsOptionBuilt(i) ? OptionTexts.Text(row.Options, i) : null;
                if (text != null) json.Text(text);
            }

            json.Close(']');
        }

        private static void Range(JsonStream json, SettingRow row)
        {
            json.Number("min", row.Min);
            json.Number("max", row.Max);
            if (row.HasZero) json.Text("zero", row.ZeroMeans);
            json.Text("unit", Unit(row.Unit));
        }

        private static string Unit(SettingUnit unit)
        {
            switch (unit)
            {
                case SettingUnit.AmperePerPhase: return "A per phase";
                case SettingUnit.AmpereSum: return "A";
                case SettingUnit.DeciAmpere: return "0.1 A";
                case SettingUnit.Second: return "s";
                case SettingUnit.Minute: return "min";
                case SettingUnit.Celsius: return "C";
                default: return "";
            }
        }

        private static bool IsNumber(TopicFormat format)
        {
            switch (format)
            {
                case TopicFormat.CurrentDa:
                case TopicFormat.PowerW:
                case TopicFormat.EnergyWh:
                case TopicFormat.TemperatureC:
                case TopicFormat.Seconds:
                case TopicFormat.Milliseconds:
                case TopicFormat.Phases:
                case TopicFormat.Duty1024:
                case TopicFormat.PilotOverride:
                case TopicFormat.Count: return true;
                default: return false;
            }
        }
    }
}
