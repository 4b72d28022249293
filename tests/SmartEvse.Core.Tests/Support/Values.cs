using System;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Tests.Support;

/// <summary>Settings for a test, written as a person would: <c>Mode=Smart, MainsMeter=API, MaxMains=25</c>.</summary>
internal static class Values
{
    /// <summary>Factory values with these set. What the text names must exist.</summary>
    public static SettingsValues Of(string settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var values = new SettingsValues();
        var row = new SettingRow();
        foreach (var part in settings.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pair = part.Split('=');
            if (!SettingsTable.Find(pair[0], row)) throw new ArgumentException("no such row: " + pair[0], nameof(settings));
            if (row.Kind == SettingKind.Text) values.SetText(row.Id, pair[1]);
            else values.SetNumber(row.Id, NumberOf(row, pair[1]));
        }

        return values;
    }

    /// <summary>The row of a key.</summary>
    public static SettingRow Row(string key)
    {
        var row = new SettingRow();
        return SettingsTable.Find(key, row) ? row : throw new ArgumentException("no such row: " + key, nameof(key));
    }

    private static int NumberOf(SettingRow row, string value)
    {
        if (row.Kind != SettingKind.Choice) return int.Parse(value);
        var option = OptionTexts.NumberOf(row.Options, value);
        return option >= 0 ? option : throw new ArgumentException("no such option: " + value, nameof(value));
    }
}
