using SmartEvse.Core.Time;

namespace SmartEvse.Core.Settings
{
    /// <summary>The checks of a write: the row's own form and range, then the whole set. Allocates nothing.</summary>
    public static class SettingsRules
    {
        /// <summary>Checks a number against its row: range, option, and whether this build has the function.</summary>
        public static Refusal CheckNumber(SettingRow row, int value)
        {
            if (row.Kind == SettingKind.Text) return Refusal.NotANumber;
            if (row.Kind == SettingKind.Choice)
            {
                if (OptionTexts.Text(row.Options, value) == null) return Refusal.UnknownOption;
                return row.IsOptionBuilt(value) ? Refusal.None : Refusal.NotInThisBuild;
            }

            bool inRange = (value >= row.Min && value <= row.Max) || (value == 0 && row.HasZero);
            if (!inRange) return Refusal.OutOfRange;
            return row.IsBuilt ? Refusal.None : Refusal.NotInThisBuild;
        }

        /// <summary>Checks a text against its row: length in bytes, control characters, and the form of a prefix or a time zone.</summary>
        public static Refusal CheckText(SettingRow row, string value)
        {
            if (row.Kind != SettingKind.Text) return Refusal.UnknownOption;
            int bytes = Utf8.Length(value);
            if (bytes < 0) return Refusal.NotUtf8;
            if (bytes > row.Max) return Refusal.TooLong;
            for (int i = 0; i < value.Length; i++)
            {
                char c = value[i];
                if (c < ' ' || (c >= '\u007f' && c < '\u00a0')) return Refusal.ControlCharacter;
            }

            if (row.Id == SettingId.MQTTPrefix && !TopicPrefix.IsLegal(value)) return Refusal.RulePrefix;
            if (row.Id == SettingId.DiscoveryPrefix && !TopicPrefix.IsLegal(value)) return Refusal.RuleDiscoveryPrefix;
            if (row.Id == SettingId.TimeZone && !TimeZoneRule.IsLegal(value)) return Refusal.RuleTimeZone;
            return row.IsBuilt ? Refusal.None : Refusal.NotInThisBuild;
        }

        /// <summary>Checks the set as it would be with one number changed.</summary>
        public static Refusal CheckSet(SettingsValues values, SettingId changed, int value)
        {
            int min = Get(values, SettingId.MinCurrent, changed, value);
            int max = Get(values, SettingId.MaxCurrent, changed, value);
            if (min > max) return Refusal.RuleMinMax;
            if (max > LargestSocketA && Get(values, SettingId.Config, changed, value) == 0) return Refusal.RuleMaxSocket;

            int mains = Get(values, SettingId.MainsMAddress, changed, value);
            int ev = Get(values, SettingId.EVMeterAddress, changed, value);
            int circuit = Get(values, SettingId.CircuitMAddress, changed, value);
            if (mains == ev || mains == circuit || ev == circuit) return Refusal.RuleAddresses;

            bool node = Get(values, SettingId.LoadBl, changed, value) > 1;
            if (node && Get(values, SettingId.EnableC2, changed, value) == Contactor2Use.Auto) return Refusal.RuleContactor2Role;
            if (node && Get(values, SettingId.Switch, changed, value) == SwitchFunction.GridRelay) return Refusal.RuleGridRelayRole;

            bool regulates = Get(values, SettingId.Mode, changed, value) != ChargeMode.Normal;
            if (!node && regulates && Get(values, SettingId.MainsMeter, changed, value) == MeterType.Disabled) return Refusal.RuleModeNeedsMeter;
            return Refusal.None;
        }

        /// <summary>Checks the set as it is.</summary>
        public static Refusal CheckSet(SettingsValues values)
        {
            return CheckSet(values, SettingId.Mode, values.Mode);
        }

        // The largest cable coding of IEC 61851-1 annex B.2 is 63 A: a socket can never carry more.
        private const int LargestSocketA = 63;

        private static int Get(SettingsValues values, SettingId id, SettingId changed, int value)
        {
            return id == changed ? value : values.Number(id);
        }
    }
}
