using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;

namespace SmartEvse.Docs.Tests;

/// <summary>The tables of settings and menu items.</summary>
internal static class SettingTables
{
    internal static string All()
    {
        var table = new StringBuilder("| Key | LCD | Values | Default | Level | What it does |\n|---|---|---|---|---|---|\n");
        foreach (var row in Rows().Where(r => r.IsBuilt)) table.Append($"| `{SettingTopics.Name(row)}` | {GeneratedTables.Or(row.Lcd, "-")} | {Values(row)} | {Default(row)} | {row.Level} | {Cell(row.Help)} |\n");
        return table.ToString();
    }

    internal static string Menu()
    {
        var table = new StringBuilder("| Item | Values | Default | Shown | Help |\n|---|---|---|---|---|\n");
        foreach (var row in Rows().Where(r => r.IsBuilt && r.Lcd.Length > 0)) table.Append($"| {row.Lcd} | {Values(row)} | {Default(row)} | {When(row.Shown)} | {Cell(row.Help)} |\n");
        return table.ToString();
    }

    private static string When(Shown shown) => shown switch
    {
        Shown.Always => "always",
        Shown.SmartOrSolarNotNode => "MODE Smart or Solar",
        Shown.MainsMeterApi => "MAINSMET API, MODE Smart or Solar",
        Shown.EvMeterApi => "EV METER API",
        Shown.MainsMeter => "with a MAINSMET",
        Shown.Circuit => "MODE Smart or Solar, with an EV METER or CIRCT MET",
        Shown.WifiEnabled => "WIFI Enabled",
        Shown.CapacityLimits => "CAPACITY 10 to 599",
        Shown.SolarNotNode => "MODE Solar",
        _ => throw new NotSupportedException($"{shown}: say when"),
    };

    internal static string MenuNotBuilt() => string.Join(", ", Rows().Where(r => !r.IsBuilt && r.Lcd.Length > 0).Select(r => r.Lcd)) + ".\n";

    internal static string NotBuilt() => string.Join(", ", Rows().Where(r => !r.IsBuilt).Select(r => $"`{r.Key}`")) + ".\n";

    internal static IEnumerable<SettingRow> Rows()
    {
        for (var i = 0; i < SettingsTable.Count; i++)
        {
            var row = new SettingRow();
            SettingsTable.Read((SettingId)i, row);
            yield return row;
        }
    }

    internal static string Values(SettingRow row)
    {
        if (row.Kind == SettingKind.Text) return $"text, up to {row.Max} bytes{(row.Secret ? ", write-only" : "")}";
        if (row.Kind == SettingKind.Choice) return string.Join(", ", Enumerable.Range(0, row.Max + 1).Where(row.IsOptionBuilt).Select(i => OptionTexts.Text(row.Options, i)).OfType<string>());
        return $"{(row.HasZero ? $"0 ({row.ZeroMeans}), " : "")}{row.Min}..{row.Max}{Unit(row.Unit)}";
    }

    private static string Default(SettingRow row) => row.Kind switch
    {
        SettingKind.Text => GeneratedTables.Or(row.DefaultText, "empty"),
        SettingKind.Choice => OptionTexts.Text(row.Options, row.Default) ?? "",
        _ => row.Default.ToString(),
    };

    private static string Unit(SettingUnit unit) => unit switch
    {
        SettingUnit.AmperePerPhase => " A per phase",
        SettingUnit.AmpereSum => " A, sum of the phases",
        SettingUnit.Second => " s",
        SettingUnit.Minute => " min",
        SettingUnit.Celsius => " C",
        _ => "",
    };

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
