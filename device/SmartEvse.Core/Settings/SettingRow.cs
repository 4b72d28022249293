namespace SmartEvse.Core.Settings
{
    /// <summary>
    /// One row of <see cref="SettingsTable"/>, as a cursor that a reader fills again and again: each surface (LCD, MQTT, discovery, REST,
    /// storage, docs) owns one. An object per row would cost the ESP32 more heap than the whole charger.
    /// </summary>
    public sealed class SettingRow
    {
        /// <summary>Which row the cursor stands on.</summary>
        public SettingId Id;

        /// <summary>The key: the last level of the MQTT topics, the key in storage and in scenario files.</summary>
        public string Key = "";

        /// <summary>The label on the LCD, 9 characters at most; empty when the row is not in the menu.</summary>
        public string Lcd = "";

        /// <summary>The form of the value.</summary>
        public SettingKind Kind;

        /// <summary>The unit of a number.</summary>
        public SettingUnit Unit;

        /// <summary>Smallest number, or 0 for a choice.</summary>
        public int Min;

        /// <summary>Largest number, last option, or the longest text in UTF-8 bytes.</summary>
        public int Max;

        /// <summary>The number in a factory-new device. Texts start empty unless <see cref="DefaultText"/> says else.</summary>
        public int Default;

        /// <summary>The text in a factory-new device.</summary>
        public string DefaultText = "";

        /// <summary>What 0 means when it lies outside Min..Max and is allowed all the same; empty = 0 is not special.</summary>
        public string ZeroMeans = "";

        /// <summary>The option texts of a choice.</summary>
        public OptionSet Options;

        /// <summary>Who may write it from a distance.</summary>
        public SettingLevel Level;

        /// <summary>When the LCD menu shows it.</summary>
        public Shown Shown;

        /// <summary>Where a text lives in the values; -1 for numbers and choices.</summary>
        public int TextSlot;

        /// <summary>Write-only: published as <c>***</c>, stored apart, never in an answer.</summary>
        public bool Secret;

        /// <summary>Bit n = option n works in this build; all bits 0 = the row's function is not in this build.</summary>
        public int BuiltMask;

        /// <summary>One sentence for people.</summary>
        public string Help = "";

        private const int AllBuilt = -1;

        /// <summary>True when this build has the row's function: at least two of its options, or the number or text.</summary>
        public bool IsBuilt
        {
            get { return BuiltMask != 0; }
        }

        /// <summary>True when 0 stands outside Min..Max with a meaning of its own.</summary>
        public bool HasZero
        {
            get { return ZeroMeans.Length > 0; }
        }

        /// <summary>True when this build does what the option promises.</summary>
        public bool IsOptionBuilt(int number)
        {
            return (BuiltMask & (1 << number)) != 0;
        }

        internal SettingRow Number(string key, string lcd, SettingUnit unit, int min, int max, int def, SettingLevel level, Shown shown, string help)
        {
            Fill(key, lcd, SettingKind.Number, level, shown, help);
            Unit = unit;
            Min = min;
            Max = max;
            Default = def;
            return this;
        }

        internal SettingRow Choice(string key, string lcd, OptionSet options, int def, SettingLevel level, Shown shown, string help)
        {
            Fill(key, lcd, SettingKind.Choice, level, shown, help);
            Options = options;
            Max = OptionTexts.Count(options) - 1;
            Default = def;
            return this;
        }

        internal SettingRow Text(string key, int slot, int maxBytes, string def, SettingLevel level, string help)
        {
            Fill(key, "", SettingKind.Text, level, Shown.Never, help);
            TextSlot = slot;
            Max = maxBytes;
            DefaultText = def;
            return this;
        }

        internal SettingRow OrZero(string meaning)
        {
            ZeroMeans = meaning;
            return this;
        }

        internal SettingRow OnlyBuilt(int mask)
        {
            BuiltMask = mask;
            return this;
        }

        internal SettingRow NotBuilt()
        {
            BuiltMask = 0;
            return this;
        }

        internal SettingRow AsSecret()
        {
            Secret = true;
            return this;
        }

        private void Fill(string key, string lcd, SettingKind kind, SettingLevel level, Shown shown, string help)
        {
            Key = key;
            Lcd = lcd;
            Kind = kind;
            Level = level;
            Shown = shown;
            Help = help;
            Unit = SettingUnit.None;
            Min = 0;
            Max = 0;
            Default = 0;
            DefaultText = "";
            ZeroMeans = "";
            Options = OptionSet.None;
            TextSlot = -1;
            Secret = false;
            BuiltMask = AllBuilt;
        }
    }
}
