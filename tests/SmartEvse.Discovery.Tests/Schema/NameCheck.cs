using System;
using System.Collections.Generic;
using System.Linq;
using SmartEvse.Core.Settings;

namespace SmartEvse.Discovery.Tests.Schema;

/// <summary>Names for people: sentence case, and without the device's name, which Home Assistant puts before them.</summary>
internal static class NameCheck
{
    // The only words that are written large inside a name: abbreviations (all capitals and digits), and the names of the modes.
    private static readonly string[] Proper = [.. Enumerable.Range(0, OptionTexts.Count(OptionSet.Mode)).Select(i => OptionTexts.Text(OptionSet.Mode, i)!)];

    /// <summary>What is wrong with a name.</summary>
    public static IEnumerable<string> Faults(Message m)
    {
        var name = m.IsTrigger ? $"{m["subtype"]} {m["type"]}" : m["name"];
        var words = name.Split(' ');
        if (words.Any(w => w.Length == 0)) yield return "name: a space too many";
        else if (!char.IsUpper(name[0])) yield return "name: begins small";
        foreach (var word in words.Skip(1).Where(w => w.Length > 0 && !IsSmall(w))) yield return "name: not sentence case at " + word;
        if (words[0].Skip(1).Any(char.IsUpper) && !IsAbbreviation(words[0]) && !words[0].Contains('-', StringComparison.Ordinal)) yield return "name: not sentence case at " + words[0];
        if (name.Contains("SmartEVSE", StringComparison.OrdinalIgnoreCase) || $" {name} ".Contains($" {m.Device["name"].GetString()} ", StringComparison.OrdinalIgnoreCase)) yield return "name: has the device's name in it";
        if (name.IndexOfAny(['(', ')', '[', ']', '_', '.']) >= 0) yield return "name: not words";
    }

    private static bool IsSmall(string word) => !word.Any(char.IsUpper) || IsAbbreviation(word) || Proper.Contains(word);

    private static bool IsAbbreviation(string word) => !word.Any(char.IsLower);
}
