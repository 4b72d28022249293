namespace SmartEvse.Core.Settings
{
    /// <summary>The form of a row's value as text: the same on MQTT and REST. Range, level and rules are looked at later, in the step.</summary>
    public static class SettingForm
    {
        /// <summary>Reads a text as a value of the row the cursor stands on.</summary>
        /// <param name="row">The row.</param>
        /// <param name="text">The text.</param>
        /// <param name="number">The number or option; 0 for a text row.</param>
        public static Refusal Read(SettingRow row, string text, out int number)
        {
            number = 0;
            if (row.Kind == SettingKind.Text || NumberForm.TryRead(text, out number)) return Refusal.None;
            if (row.Kind == SettingKind.Number) return Refusal.NotANumber;
            number = OptionTexts.NumberOf(row.Options, text);
            return number < 0 ? Refusal.UnknownOption : Refusal.None;
        }
    }
}
