using System;
using SmartEvse.Core.Settings;

namespace SmartEvse.Simulation.Fuzzing;

/// <summary>Whether settings are ones that the charger could have been given.</summary>
internal static class LegalSettings
{
    /// <summary>Null, or the row or rule that is broken.</summary>
    internal static string? Check(SettingsValues values)
    {
        var row = new SettingRow();
        for (var id = (SettingId)0; (int)id < SettingsTable.Count; id++)
        {
            SettingsTable.Read(id, row);
            // What is not built keeps its factory value, which a write would not be allowed to set.
            if (row.TextSlot >= 0 ? values.Text(id) == row.DefaultText : values.Number(id) == row.Default) continue;
            var refusal = row.TextSlot >= 0 ? SettingsRules.CheckText(row, values.Text(id)) : SettingsRules.CheckNumber(row, values.Number(id));
            if (refusal != Refusal.None) return $"{row.Key} holds an illegal value";
        }

        return SettingsRules.CheckSet(values) == Refusal.None ? null : "a rule that spans rows is broken";
    }

    /// <summary>True when both hold the same.</summary>
    internal static bool AreEqual(SettingsValues a, SettingsValues b)
    {
        for (var id = (SettingId)0; (int)id < SettingsTable.Count; id++)
        {
            if (a.Number(id) != b.Number(id) || !string.Equals(a.Text(id), b.Text(id), StringComparison.Ordinal)) return false;
        }

        for (var id = (StoredState)0; id < StoredState.Count; id++)
        {
            if (a.State(id) != b.State(id)) return false;
        }

        return true;
    }
}
