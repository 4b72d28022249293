using System.Text;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;

namespace SmartEvse.Discovery
{
    /// <summary>A settings row to platform, unit, class and range.</summary>
    internal static class RowForms
    {
        internal static void Apply(SettingRow row, Entity e)
        {
            Unit(row.Unit, e);
            if (row.Level == SettingLevel.Install)
            {
                Show(row, e);
                return;
            }

            e.Category = Category.Config;
            e.CommandTopic = "Set/" + SettingTopics.Name(row);
            if (row.Kind == SettingKind.Number)
            {
                e.Platform = Platform.Number;
                e.Range(row.HasZero ? 0 : row.Min, row.Max);
            }
            else if (row.Kind == SettingKind.Text)
            {
                e.Platform = Platform.Text;
                e.Range(0, row.Max);
            }
            else if (row.Options == OptionSet.DisabledEnabled || row.Options == OptionSet.OffOn)
            {
                e.Platform = Platform.Switch;
                e.PayloadOff = OptionTexts.Text(row.Options, 0) ?? "";
                e.PayloadOn = OptionTexts.Text(row.Options, 1) ?? "";
            }
            else
            {
                e.Platform = Platform.Select;
                e.OptionsJson = Options(row);
            }
        }

        // What the installer decided can be seen, but not changed from here.
        private static void Show(SettingRow row, Entity e)
        {
            e.Category = Category.Diagnostic;
            e.Enabled = false;
            if (row.Id == SettingId.MaxCurrent)
            {
                e.ValueTemplate = "{{ value | int / 10 }}";
                e.StateClass = "measurement";
                e.Precision = 1;
            }
            else if (row.Kind == SettingKind.Choice)
            {
                e.DeviceClass = "enum";
                e.OptionsJson = Options(row);
            }
        }

        private static void Unit(SettingUnit unit, Entity e)
        {
            switch (unit)
            {
                case SettingUnit.AmperePerPhase:
                case SettingUnit.AmpereSum:
                    e.Measure("A", "current", "");
                    break;
                case SettingUnit.Second: e.Measure("s", "duration", ""); break;
                case SettingUnit.Minute: e.Measure("min", "duration", ""); break;
                case SettingUnit.Celsius: e.Measure("\u00b0C", "temperature", ""); break;
            }
        }

        private static string Options(SettingRow row)
        {
            StringBuilder json = new StringBuilder();
            for (int i = 0; i <= row.Max; i++)
            {
                string? text = OptionTexts.Text(row.Options, i);
                if (text == null || !row.IsOptionBuilt(i)) continue;
                if (json.Length > 0) json.Append(',');
                JsonText.Append(json, text);
            }

            return json.ToString();
        }
    }
}
