using System;
using System.Collections.Generic;
using System.Linq;
using SmartEvse.Core.Settings;

namespace SmartEvse.Discovery.Tests.Support;

/// <summary>Settings for a test, written as a person would: <c>MainsMeter=API, MaxMains=25</c>.</summary>
internal static class Settings
{
    /// <summary>All rows of the table, one object each.</summary>
    public static IReadOnlyList<SettingRow> Rows { get; } = [.. Enumerable.Range(0, SettingsTable.Count).Select(i => Row((SettingId)i))];

    /// <summary>Factory values with these set, and a broker to connect to.</summary>
    public static SettingsValues Of(string settings)
    {
        var values = new SettingsValues();
        Set(values, "WIFImode=Enabled, MQTTHost=broker.local");
        Set(values, settings);
        return values;
    }

    /// <summary>A copy.</summary>
    public static SettingsValues Copy(SettingsValues values)
    {
        var copy = new SettingsValues();
        copy.CopyFrom(values);
        return copy;
    }

    /// <summary>Sets what the text names; it must exist.</summary>
    public static void Set(SettingsValues values, string settings)
    {
        foreach (var part in settings.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pair = part.Split('=', 2);
            var row = Rows.SingleOrDefault(r => r.Key == pair[0]) ?? throw new ArgumentException("no such row: " + pair[0], nameof(settings));
            if (row.Kind == SettingKind.Text) values.SetText(row.Id, pair[1]);
            else values.SetNumber(row.Id, row.Kind == SettingKind.Choice ? OptionTexts.NumberOf(row.Options, pair[1]) : int.Parse(pair[1]));
        }
    }

    /// <summary>The options of a row that this build has.</summary>
    public static IEnumerable<string> Options(SettingRow row)
        => Enumerable.Range(0, row.Max + 1).Where(row.IsOptionBuilt).Select(i => OptionTexts.Text(row.Options, i)).OfType<string>();

    private static SettingRow Row(SettingId id)
    {
        var row = new SettingRow();
        SettingsTable.Read(id, row);
        return row;
    }
}
