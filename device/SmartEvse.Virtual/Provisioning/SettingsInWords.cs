using System.Collections.Generic;
using System.Globalization;
using SmartEvse.Core.Settings;

namespace SmartEvse.Virtual.Provisioning;

/// <summary>What settings make of a board, for people. A secret is shown as three stars.</summary>
internal static class SettingsInWords
{
    /// <summary>Broker and topics, then every setting that is not factory-new.</summary>
    /// <param name="values">The settings.</param>
    /// <param name="serial">The sticker's number; null = the board's own.</param>
    internal static IEnumerable<string> Of(SettingsValues values, string? serial)
    {
        var host = values.Text(SettingId.MQTTHost);
        yield return host.Length == 0 ? "MQTT: off, no broker is named" : $"MQTT: {host}:{values.Number(SettingId.MQTTPort)}, {(values.Number(SettingId.MQTTTls) == 1 ? "encrypted" : "not encrypted")}";
        yield return serial != null ? $"serial number: {serial}" : "serial number: as the board has it, else from its MAC";
        var prefix = values.Text(SettingId.MQTTPrefix);
        yield return "topics begin with " + (prefix.Length > 0 ? prefix : $"SmartEVSE-{serial ?? "<serial>"}");

        var row = new SettingRow();
        for (var i = 0; i < SettingsTable.Count; i++)
        {
            SettingsTable.Read((SettingId)i, row);
            var text = Text(values, row);
            if (text != null) yield return $"{row.Key} = {text}";
        }
    }

    private static string? Text(SettingsValues values, SettingRow row)
    {
        if (row.TextSlot >= 0)
        {
            var text = values.Text(row.Id);
            if (text == row.DefaultText) return null;
            return row.Secret ? "***" : text;
        }

        var number = values.Number(row.Id);
        if (number == row.Default) return null;
        return row.Kind == SettingKind.Choice ? OptionTexts.Text(row.Options, number) : number.ToString(CultureInfo.InvariantCulture);
    }
}
