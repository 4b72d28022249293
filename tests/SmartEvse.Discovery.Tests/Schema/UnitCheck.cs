using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;
using SmartEvse.Discovery.Tests.Support;
using SmartEvse.Discovery.Tests.Templates;

namespace SmartEvse.Discovery.Tests.Schema;

/// <summary>Checks that unit and template together say what the number on the wire means: a unit that Home Assistant allows may still be the wrong one.</summary>
internal static class UnitCheck
{
    /// <summary>What is wrong with unit or value.</summary>
    public static IEnumerable<string> Faults(Message m, string state, SettingsValues settings)
    {
        if (m.Platform is not ("sensor" or "number")) return [];
        if (ChargerTopics.Rows.SingleOrDefault(t => t.Name == state) is { } topic) return Compare(m, topic.Format == TopicFormat.Session ? Figure(m["value_template"]) : Meaning(topic.Format));
        var row = Settings.Rows.Single(r => SettingTopics.Name(r) == state);
        return row.Kind != SettingKind.Number ? Compare(m, ("", "", "")) : Compare(m, (Unit(row.Unit), SettingTopics.Payload(row, settings), settings.Number(row.Id).ToString(CultureInfo.InvariantCulture)));
    }

    private static IEnumerable<string> Compare(Message m, (string Unit, string Payload, string Shown) meaning)
    {
        if (m["unit_of_measurement"] != meaning.Unit) yield return $"unit_of_measurement: not '{meaning.Unit}', as on the wire";
        if (meaning.Payload.Length == 0) yield break;
        var shown = Template.Render(m["value_template"], meaning.Payload);
        if (decimal.Parse(shown, NumberStyles.Float, CultureInfo.InvariantCulture) != decimal.Parse(meaning.Shown, CultureInfo.InvariantCulture)) yield return $"value_template: {meaning.Payload} is {meaning.Shown}, and shown as {shown}";
    }

    // Unit for people, and one payload with what it means in that unit.
    private static (string Unit, string Payload, string Shown) Meaning(TopicFormat format) => format switch
    {
        TopicFormat.CurrentDa => ("A", "163", "16.3"),
        TopicFormat.PowerW => ("W", "-1500", "-1500"),
        TopicFormat.EnergyWh => ("Wh", "123456", "123456"),
        TopicFormat.TemperatureC => ("\u00b0C", "-5", "-5"),
        TopicFormat.Seconds => ("s", "90", "90"),
        TopicFormat.Milliseconds => ("ms", "1200", "1200"),
        TopicFormat.Duty1024 => ("%", "512", "50"),
        TopicFormat.Phases or TopicFormat.Count or TopicFormat.PilotOverride => ("", "3", "3"),
        TopicFormat.Mode or TopicFormat.Access or TopicFormat.State or TopicFormat.StateId or TopicFormat.Error or TopicFormat.Errors or TopicFormat.Plug or TopicFormat.Reason
            or TopicFormat.ReasonText or TopicFormat.LocalTime or TopicFormat.EvccId or TopicFormat.Version or TopicFormat.Warning or TopicFormat.Status => ("", "", ""),
        _ => throw new NotSupportedException($"what does {format} mean?"),
    };

    // A figure of a session has its unit in its name.
    private static (string Unit, string Payload, string Shown) Figure(string template)
    {
        var member = Regex.Match(template, @"value_json\.(\w+)").Groups[1].Value;
        var unit = member.EndsWith("Wh", StringComparison.Ordinal) ? "Wh" : member.EndsWith("Percent", StringComparison.Ordinal) ? "%" : member[^1..] is "W" or "S" ? member[^1..].Replace('S', 's') : "";
        return unit.Length == 0 ? ("", "", "") : (unit, $"{{\"{member}\":4200}}", "4200");
    }

    private static string Unit(SettingUnit unit) => unit switch
    {
        SettingUnit.AmperePerPhase or SettingUnit.AmpereSum => "A",
        SettingUnit.Second => "s",
        SettingUnit.Minute => "min",
        SettingUnit.Celsius => "\u00b0C",
        SettingUnit.None or SettingUnit.Port => "",
        _ => throw new NotSupportedException($"what unit is {unit}?"),
    };
}
