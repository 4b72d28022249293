using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>How a settings row is called and written on MQTT.</summary>
    public static class SettingTopics
    {
        /// <summary>The name below the prefix, for <c>Set/</c> and for the state. Of a meter the type is meant: the bare key is its feed.</summary>
        public static string Name(SettingRow row)
        {
            switch (row.Id)
            {
                case SettingId.MainsMeter: return "MainsMeterType";
                case SettingId.EVMeter: return "EVMeterType";
                case SettingId.CircuitMeter: return "CircuitMeterType";
                default: return row.Key;
            }
        }

        /// <summary>True when the row publishes itself. Mode has a topic of its own in <see cref="StateTopics"/>, together with the access.</summary>
        public static bool IsPublished(SettingRow row)
        {
            return row.IsBuilt && row.Id != SettingId.Mode;
        }

        /// <summary>The payload of the state: the form that <c>Set/</c> takes, save MaxCurrent (dA) and a secret (<c>***</c>).</summary>
        public static string Payload(SettingRow row, SettingsValues s)
        {
            return row.Id == SettingId.MaxCurrent ? s.MaxDa.ToString() : Value(row, s);
        }

        /// <summary>The value in the form that <c>Set/</c> takes, for answers; <c>***</c> for a secret.</summary>
        public static string Value(SettingRow row, SettingsValues s)
        {
            if (row.Secret) return s.Text(row.Id).Length == 0 ? "" : "***";
            if (row.Kind == SettingKind.Text) return s.Text(row.Id);
            int value = s.Number(row.Id);
            if (row.Id == SettingId.LoadBl || row.Kind == SettingKind.Number) return value.ToString();
            return OptionTexts.Text(row.Options, value) ?? "";
        }
    }
}
