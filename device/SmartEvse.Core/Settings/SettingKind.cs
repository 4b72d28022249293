namespace SmartEvse.Core.Settings
{
    /// <summary>What form a setting's value has.</summary>
    public enum SettingKind
    {
        /// <summary>A whole number in the row's unit.</summary>
        Number,

        /// <summary>One of named options; stored as its number.</summary>
        Choice,

        /// <summary>UTF-8 text without control characters.</summary>
        Text,
    }
}
