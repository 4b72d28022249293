using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Display
{
    /// <summary>The words of a refusal name settings by their keys; at the display people know the labels.</summary>
    internal static class Labels
    {
        /// <summary>The text with the label in place of each key that is in the menu. For a message; makes objects.</summary>
        internal static string InTextOf(string text)
        {
            SettingRow row = new SettingRow();
            string[] words = text.Split(' ');
            text = "";
            for (int i = 0; i < words.Length; i++)
            {
                string word = words[i];
                if (SettingsTable.Find(word, row) && row.Lcd.Length > 0) word = row.Lcd;
                text = i == 0 ? word : text + " " + word;
            }

            return text;
        }
    }
}
