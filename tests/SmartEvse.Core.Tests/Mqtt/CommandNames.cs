using System;
using System.Collections.Generic;
using System.Linq;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Tests.Mqtt;

/// <summary>The names below <c>Set/</c>, taken from the tables of the product, and a payload for each that it takes when the circumstances allow it.</summary>
internal static class CommandNames
{
    /// <summary>Topics that are more than a settings row; the enumeration is named as on the wire.</summary>
    public static IEnumerable<string> Commands
        => Enum.GetNames<CommandTopic>().Where(n => n is not nameof(CommandTopic.Unknown) and not nameof(CommandTopic.Row) and not nameof(CommandTopic.NotBuilt));

    /// <summary>The settings rows, as they are called on the wire. Mode is a command.</summary>
    public static IEnumerable<string> Rows => AllRows().Where(r => r.Id != SettingId.Mode).Select(SettingTopics.Name);

    /// <summary>All of them.</summary>
    public static IEnumerable<string> All => Commands.Concat(Rows);

    /// <summary>A row by its name on the wire.</summary>
    public static SettingRow Row(string name) => AllRows().Single(r => SettingTopics.Name(r) == name);

    /// <summary>A payload that the topic takes.</summary>
    public static string Legal(string name) => name switch
    {
        "Mode" => "Normal",
        "Access" => "Allow",
        "CurrentOverride" => "100",
        "CPPWMOverride" => "-1",
        "MainsMeter" => "10:20:30",
        "EVMeter" => "10:20:30:400:5000",
        "CircuitMeter" => "10:20:30",
        "HomeBatteryCurrent" => "10",
        "EVCCID" => "ABC",
        "CustomButton" => "On",
        "ClearError" or "ClearOverride" or "Restart" or "Events" or "Sessions" or "Trace" => CommandTopics.Press,
        "DelayedStart" => "2026-06-21T23:00",
        "DelayedStop" => "2026-06-22T06:00",
        "DelayedRepeat" or "DelayedCharging" => "On",
        _ when name.StartsWith("Color", StringComparison.Ordinal) => "1,2,3",
        _ => Rows.Contains(name) ? Legal(Row(name)) : throw new ArgumentException("a new command: give it a legal payload", nameof(name)),
    };

    /// <summary>A payload that the row takes.</summary>
    public static string Legal(SettingRow row)
    {
        if (row.Id == SettingId.TimeZone) return "GMT0BST,M3.5.0/1,M10.5.0";
        if (row.Kind == SettingKind.Text) return "abc";
        if (row.Kind == SettingKind.Number) return row.Max.ToString();
        for (var number = row.Max; number >= 0; number--)
        {
            if ((row.IsOptionBuilt(number) || !row.IsBuilt) && OptionTexts.Text(row.Options, number) is { } text) return text;
        }

        throw new ArgumentException("no option", nameof(row));
    }

    private static IEnumerable<SettingRow> AllRows()
    {
        for (var id = (SettingId)0; id < SettingId.Count; id++)
        {
            var row = new SettingRow();
            SettingsTable.Read(id, row);
            yield return row;
        }
    }
}
