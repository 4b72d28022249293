using System;
using System.Collections.Generic;
using SmartEvse.Core.Settings;

namespace SmartEvse.Virtual;

/// <summary>Reads KEY=VALUE arguments. They are checked together, whatever their order, with install level.</summary>
internal static class SettingsArguments
{
    /// <summary>Puts the arguments into the values.</summary>
    /// <exception cref="WrongCallException">A key is unknown, a value is not allowed, or the set breaks a rule; nothing has changed then.</exception>
    internal static void Apply(SettingsValues values, IEnumerable<string> arguments)
    {
        var candidate = new SettingsValues();
        candidate.CopyFrom(values);
        foreach (var argument in arguments) ApplyOne(candidate, argument);

        var broken = SettingsRules.CheckSet(candidate);
        if (broken != Refusal.None) throw new WrongCallException($"--set: {RefusalTexts.Text(broken, 0, 0, false)}");
        values.CopyFrom(candidate);
    }

    private static void ApplyOne(SettingsValues values, string argument)
    {
        var at = argument.IndexOf('=', StringComparison.Ordinal);
        if (at <= 0) throw new WrongCallException($"--set {argument}: expected KEY=VALUE");
        var key = argument[..at];
        var text = argument[(at + 1)..];
        var row = new SettingRow();
        if (!SettingsTable.Find(key, row)) throw new WrongCallException($"--set {argument}: no setting has the key {key}");

        var refusal = row.Kind == SettingKind.Text ? SetText(values, row, text) : SetNumber(values, row, text);
        if (refusal != Refusal.None) throw new WrongCallException($"--set {argument}: {RefusalTexts.Text(refusal, row.Min, row.Max, row.HasZero)}");
    }

    private static Refusal SetText(SettingsValues values, SettingRow row, string text)
    {
        var refusal = SettingsRules.CheckText(row, text);
        if (refusal == Refusal.None) values.SetText(row.Id, text);
        return refusal;
    }

    private static Refusal SetNumber(SettingsValues values, SettingRow row, string text)
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
