using System;
using System.Collections.Generic;
using System.Linq;
using SmartEvse.Core.Settings;
using Xunit;

namespace SmartEvse.Core.Tests.Settings;

/// <summary>The table of settings against the specification, row by row.</summary>
public sealed class SettingsTableTests
{
    private readonly SettingRow _row = new();

    /// <summary>Every row of the specification, by position.</summary>
    public static TheoryData<int, string> Rows()
    {
        var data = new TheoryData<int, string>();
        for (var i = 0; i < KeysTable.Rows.Length; i++) data.Add(i, KeysTable.Rows[i].Key);
        return data;
    }

    [Fact]
    public void Given_the_specification_When_the_rows_are_counted_Then_there_are_as_many_and_in_its_order()
    {
        var keys = Enumerable.Range(0, SettingsTable.Count).Select(i => Read(i).Key).ToArray();

        Assert.Equal(KeysTable.Rows.Select(r => r.Key), keys);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Given_a_row_of_the_specification_When_it_is_read_Then_label_values_default_and_level_are_those(int position, string key)
    {
        var spec = KeysTable.Rows[position];
        Read(position);

        Assert.Equal(key, _row.Key);
        Assert.Equal(spec.Lcd, _row.Lcd);
        Assert.Equal(spec.Level, _row.Level.ToString()[0]);
        Assert.Equal(spec.Allowed, AllowedOf(_row));
        Assert.Equal(spec.Default, DefaultOf(_row));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Given_a_row_When_a_person_reads_about_it_Then_label_and_help_fit(int position, string key)
    {
        Read(position);

        Assert.True(_row.Lcd.Length <= 9, key + " is longer than the 9 characters of the display");
        Assert.True(_row.Help.Length > 10, key + " has no help");
        Assert.DoesNotContain("\n", _row.Help, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_the_table_When_keys_and_labels_are_compared_Then_none_stands_twice()
    {
        var rows = KeysTable.Rows;

        Assert.Equal(rows.Length, rows.Select(r => r.Key).Distinct().Count());
        var labels = rows.Select(r => r.Lcd).Where(l => l.Length > 0).ToArray();
        Assert.Equal(labels.Length, labels.Distinct().Count());
    }

    [Theory]
    [InlineData("MaxMains", true)]
    [InlineData("maxmains", false)]
    [InlineData("MaxMains ", false)]
    [InlineData("", false)]
    [InlineData("MainsMeterType", false)]
    public void Given_a_key_When_it_is_looked_up_Then_only_the_exact_key_is_found(string key, bool found)
    {
        Assert.Equal(found, SettingsTable.Find(key, _row));
        if (found) Assert.Equal(key, _row.Key);
    }

    [Fact]
    public void Given_all_rows_When_the_slots_of_the_texts_are_collected_Then_each_text_has_its_own()
    {
        var slots = new List<int>();
        for (var i = 0; i < SettingsTable.Count; i++)
        {
            Read(i);
            if (_row.Kind == SettingKind.Text) slots.Add(_row.TextSlot);
            else Assert.Equal(-1, _row.TextSlot);
        }

        Assert.Equal(Enumerable.Range(0, SettingsTable.TextCount), slots.Order());
    }

    [Fact]
    public void Given_the_cursor_When_it_moves_from_row_to_row_Then_nothing_of_the_last_row_stays()
    {
        var fresh = new SettingRow();
        for (var from = 0; from < SettingsTable.Count; from++)
        {
            for (var to = 0; to < SettingsTable.Count; to++)
            {
                Read(from);
                Read(to);
                SettingsTable.Read((SettingId)to, fresh);
                Assert.Equal(Fingerprint(fresh), Fingerprint(_row));
            }
        }
    }

    private static string Fingerprint(SettingRow r)
        => string.Join('|', r.Id, r.Key, r.Lcd, r.Kind, r.Unit, r.Min, r.Max, r.Default, r.DefaultText, r.ZeroMeans, r.Options, r.Level, r.Shown, r.TextSlot, r.Secret, r.BuiltMask, r.Help);

    private SettingRow Read(int position)
    {
        SettingsTable.Read((SettingId)position, _row);
        return _row;
    }

    private static string AllowedOf(SettingRow row) => row.Kind switch
    {
        SettingKind.Choice => string.Join('|', Enumerable.Range(0, row.Max + 1).Select(n => OptionTexts.Text(row.Options, n) ?? "-")),
        SettingKind.Text => (row.Secret ? "secret " : "text ") + row.Max,
        _ => (row.HasZero ? "0, " : "") + row.Min + ".." + row.Max,
    };

    private static string DefaultOf(SettingRow row) => row.Kind switch
    {
        SettingKind.Choice => OptionTexts.Text(row.Options, row.Default)!,
        SettingKind.Text => row.DefaultText,
        _ => row.Default.ToString(),
    };
}
