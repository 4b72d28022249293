using System;
using System.Collections.Generic;
using SmartEvse.Core.Settings;
using SmartEvse.Simulation;

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
        foreach (var argument in arguments)
        {
            var at = argument.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0) throw new WrongCallException($"--set {argument}: expected KEY=VALUE");
            var wrong = SettingText.Put(candidate, argument[..at], argument[(at + 1)..]);
            if (wrong != null) throw new WrongCallException($"--set {argument}: {wrong}");
        }

        var broken = SettingText.CheckSet(candidate);
        if (broken != null) throw new WrongCallException($"--set: {broken}");
        values.CopyFrom(candidate);
    }
}
