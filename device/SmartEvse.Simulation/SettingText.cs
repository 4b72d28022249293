using System;
using SmartEvse.Core.Settings;

namespace SmartEvse.Simulation;

/// <summary>Settings as a person writes them before a start: key and text, in the forms that <c>Set/</c> takes, with install level.</summary>
public static class SettingText
{
    /// <summary>Puts one setting into the values. The rules that span rows are not looked at: see <see cref="CheckSet"/>.</summary>
    /// <returns>Null, or what is wrong, in words.</returns>
    public static string? Put(SettingsValues values, string key, string text)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(text);
        var row = new SettingRow();
        if (!SettingsTable.Find(key, row)) return $"no setting has the key {key}";
        var refusal = row.Kind == SettingKind.Text ? PutText(values, row, text) : PutNumber(values, row, text);
        return Words(refusal, row);
    }

    /// <summary>Checks the rules that span rows, when everything is put in.</summary>
    /// <returns>Null, or the rule that is broken.</returns>
    public static string? CheckSet(SettingsValues values)
    {
        var refusal = SettingsRules.CheckSet(values);
        return refusal == Refusal.None ? null : RefusalTexts.Text(refusal, 0, 0, false);
    }

    private static string? Words(Refusal refusal, SettingRow row) =>
        refusal == Refusal.None ? null : RefusalTexts.Text(refusal, row.Min, row.Max, row.HasZero);

    private static Refusal PutText(SettingsValues values, SettingRow row, string text)
    {
        var refusal = SettingsRules.CheckText(row, text);
        if (refusal == Refusal.None) values.SetText(row.Id, text);
        return refusal;
    }

    private static Refusal PutNumber(SettingsValues values, SettingRow row, string text)
    {
        if (!NumberForm.TryRead(text, out var value))
        {
            if (row.Kind != SettingKind.Choice) return Refusal.NotANumber;
            value = OptionTexts.NumberOf(row.Options, text);
            if (value < 0) return Refusal.UnknownOption;
        }

        var refusal = SettingsRules.CheckNumber(row, value);
        if (refusal == Refusal.None) values.SetNumber(row.Id, value);
        return refusal;
    }
}
