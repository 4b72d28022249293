using System;
using System.Collections.Generic;
using System.Linq;
using SmartEvse.Core.Settings;

namespace SmartEvse.Discovery.Tests.Support;

/// <summary>
/// Finds out by itself which settings change what is announced, and makes every combination of their values that can make a difference. Nothing is
/// known here about single settings: a row that is added to the table is explored as well.
/// </summary>
internal static class Configurations
{
    private const int Samples = 40;

    /// <summary>Every row that matters, with one value of each kind that makes a difference.</summary>
    public static IReadOnlyDictionary<SettingRow, int[]> Matters { get; } = Explore();

    /// <summary>Every combination that keeps the rules.</summary>
    public static IReadOnlyList<SettingsValues> All { get; } = [.. Combine()];

    /// <summary>One of them for every set of entities that there can be.</summary>
    public static IReadOnlyList<SettingsValues> EntitySets { get; } =
        [.. All.DistinctBy(s => string.Join('\n', Announcements.All(s, Prefixes.Default).Where(m => m.Json.Length > 0).Select(m => m.Topic)))];

    /// <summary>The one with the most entities.</summary>
    public static SettingsValues Richest { get; } = EntitySets.MaxBy(s => Announcements.All(s, Prefixes.Default).Count(m => m.Json.Length > 0))!;

    /// <summary>The one with the fewest entities.</summary>
    public static SettingsValues Poorest { get; } = EntitySets.MinBy(s => Announcements.All(s, Prefixes.Default).Count(m => m.Json.Length > 0))!;

    /// <summary>All values of a row that are worth a try: every option that is built; the default, the ends, 0.</summary>
    public static int[] ValuesOf(SettingRow row) => row.Kind switch
    {
        _ when !row.IsBuilt => [row.Default],
        SettingKind.Choice => [.. Enumerable.Range(0, row.Max + 1).Where(i => row.IsOptionBuilt(i) && OptionTexts.Text(row.Options, i) != null)],
        SettingKind.Number => [.. new[] { row.Default, row.Max - 1, row.Max, row.Min, row.HasZero ? 0 : row.Min }.Distinct()],
        _ => [0],
    };

    private static string Announced(SettingsValues s) => string.Join('\n', Announcements.All(s, Prefixes.Default).Select(m => m.Topic + m.Json));

    private static Dictionary<SettingRow, int[]> Explore()
    {
        var rows = Settings.Rows.Where(r => r.IsBuilt && r.Kind != SettingKind.Text).ToArray();
        var seen = rows.ToDictionary(r => r, r => ValuesOf(r).ToDictionary(v => v, _ => new List<string>()));
        var random = new Random(20260301);
        for (var n = 0; n < Samples; n++)
        {
            var sample = Sample(rows, random);
            foreach (var row in rows)
            {
                var before = sample.Number(row.Id);
                foreach (var value in seen[row].Keys)
                {
                    sample.SetNumber(row.Id, value);
                    seen[row][value].Add(Announced(sample));
                }

                sample.SetNumber(row.Id, before);
            }
        }

        return seen.Select(r => (Row: r.Key, Values: r.Value.GroupBy(v => string.Join('\n', v.Value)).Select(g => g.First().Key).ToArray()))
            .Where(r => r.Values.Length > 1)
            .ToDictionary(r => r.Row, r => r.Values);
    }

    private static SettingsValues Sample(SettingRow[] rows, Random random)
    {
        var sample = Settings.Of("");
        foreach (var row in rows)
        {
            var values = ValuesOf(row);
            sample.SetNumber(row.Id, values[random.Next(values.Length)]);
        }

        return sample;
    }

    private static IEnumerable<SettingsValues> Combine()
    {
        IEnumerable<SettingsValues> all = [Settings.Of("")];
        foreach (var (row, values) in Matters)
        {
            all = all.SelectMany(s => values.Select(v =>
            {
                var next = Settings.Copy(s);
                next.SetNumber(row.Id, v);
                return next;
            }));
        }

        return all.Where(s => SettingsRules.CheckSet(s) == Refusal.None);
    }
}
