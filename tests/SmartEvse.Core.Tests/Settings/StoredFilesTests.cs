using System;
using FsCheck;
using FsCheck.Fluent;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Settings;

/// <summary>Files of other versions, of other builds, and files that are nonsense.</summary>
public sealed class StoredFilesTests
{
    private readonly MemoryBlobs _blobs = new();
    private readonly SettingsValues _loaded = new();

    [Fact]
    public void Given_a_key_that_no_row_has_When_it_is_loaded_Then_it_is_skipped_and_counted()
    {
        var store = Store(new SettingsFile().Number("FromTheFuture", 5).Number("MaxCurrent", 20).Text("AlsoNew", "x").Number("NoSuchState", 1, type: 2));

        Assert.Equal(LoadResult.Loaded, store.Load(_loaded));

        Assert.Equal(20, _loaded.Number(SettingId.MaxCurrent));
        Assert.Equal(3, store.SkippedEntries);
    }

    [Theory]
    [InlineData("MaxCurrent", 5)]
    [InlineData("MaxCurrent", -1)]
    [InlineData("Mode", 3)]
    [InlineData("Mode", 99)]
    [InlineData("MainsMeter", 18)]
    [InlineData("LoadBl", 3)]
    [InlineData("MQTTHost", 7)]
    public void Given_a_number_that_is_not_legal_here_When_it_is_loaded_Then_the_factory_value_stays(string key, int value)
    {
        var store = Store(new SettingsFile().Number(key, value));

        Assert.Equal(LoadResult.Loaded, store.Load(_loaded));

        Assert.Equal(Values.Row(key).Default, _loaded.Number(Values.Row(key).Id));
        Assert.Equal(1, store.SkippedEntries);
    }

    [Theory]
    [InlineData("MQTTPrefix", "a//b")]
    [InlineData("MQTTUser", "a\u0001b")]
    [InlineData("Mode", "Smart")]
    public void Given_a_text_that_is_not_legal_here_When_it_is_loaded_Then_it_is_skipped(string key, string value)
    {
        var store = Store(new SettingsFile().Text(key, value));

        Assert.Equal(LoadResult.Loaded, store.Load(_loaded));

        Assert.Equal("", _loaded.Text(Values.Row(key).Id));
        Assert.Equal(1, store.SkippedEntries);
    }

    [Fact]
    public void Given_a_text_that_this_build_does_not_use_When_its_factory_value_is_loaded_Then_nothing_counts_as_skipped()
    {
        var store = Store(new SettingsFile().Text("TimeZone", "CET-1CEST,M3.5.0,M10.5.0/3").Number("LoadBl", 0));

        store.Load(_loaded);

        Assert.Equal(0, store.SkippedEntries);
    }

    [Fact]
    public void Given_an_access_status_that_does_not_exist_When_it_is_loaded_Then_it_is_skipped()
    {
        var store = Store(new SettingsFile().Number("Access", 7, type: 2));

        store.Load(_loaded);

        Assert.Equal(AccessStatus.Allow, _loaded.State(StoredState.Access));
        Assert.Equal(1, store.SkippedEntries);
    }

    [Fact]
    public void Given_values_that_break_a_rule_together_When_they_are_loaded_Then_factory_values_are_used_and_that_is_said()
    {
        var store = Store(new SettingsFile().Number("MinCurrent", 16).Number("MaxCurrent", 10));

        Assert.Equal(LoadResult.Damaged, store.Load(_loaded));

        Assert.Equal(SettingsStoreTests.Fingerprint(new SettingsValues()), SettingsStoreTests.Fingerprint(_loaded));
    }

    [Fact]
    public void Given_a_file_of_another_format_When_it_is_loaded_Then_it_counts_as_damaged()
    {
        var store = Store(new SettingsFile { Version = 2 }.Number("MaxCurrent", 20));

        Assert.Equal(LoadResult.Damaged, store.Load(_loaded));
        Assert.Equal(13, _loaded.Number(SettingId.MaxCurrent));
    }

    [Fact]
    public void Given_sequence_numbers_that_have_wrapped_When_they_are_compared_Then_the_newer_copy_is_taken()
    {
        _blobs.Files["settings.a"] = new SettingsFile().Number("MaxCurrent", 20).ToBytes(-1);
        _blobs.Files["settings.b"] = new SettingsFile().Number("MaxCurrent", 21).ToBytes(0);

        new SettingsStore(_blobs).Load(_loaded);

        Assert.Equal(21, _loaded.Number(SettingId.MaxCurrent));
    }

    [Theory]
    [InlineData(new byte[] { 0 })]
    [InlineData(new byte[] { 0, 200, 1, 2 })]
    [InlineData(new byte[] { 0, 1, 65, 1, 2 })]
    [InlineData(new byte[] { 1, 1, 65 })]
    [InlineData(new byte[] { 1, 1, 65, 90, 1 })]
    [InlineData(new byte[] { 9, 1, 65, 1, 2, 3, 4 })]
    public void Given_entries_that_end_too_early_behind_a_right_checksum_When_they_are_loaded_Then_they_are_skipped(byte[] entries)
    {
        var store = Store(new SettingsFile().Number("MaxCurrent", 20).Raw(entries));

        Assert.Equal(LoadResult.Loaded, store.Load(_loaded));

        Assert.Equal(20, _loaded.Number(SettingId.MaxCurrent));
        Assert.Equal(1, store.SkippedEntries);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Given_the_last_entry_of_a_full_file_claims_more_than_there_is_When_it_is_loaded_Then_nothing_is_thrown(byte type)
    {
        var file = new SettingsFile().Number("MaxCurrent", 20);
        while (file.ToBytes().Length + 300 < SettingsStore.LargestFile) file.Text("Filler", new string('x', 200));
        file.Text("Filler", new string('x', SettingsStore.LargestFile - 60 - 9 - file.ToBytes().Length)).Raw([type, 255, .. new byte[58]]);
        Assert.Equal(SettingsStore.LargestFile, file.ToBytes().Length);

        Assert.Equal(LoadResult.Loaded, Store(file).Load(_loaded));

        Assert.Equal(20, _loaded.Number(SettingId.MaxCurrent));
    }

    [Fact]
    public void Given_a_number_cut_off_behind_a_right_checksum_When_it_is_loaded_Then_bytes_of_the_checksum_are_not_taken_for_it()
    {
        byte[] cut = [0, 10, .. "MaxCurrent"u8.ToArray()];
        for (var more = 0; more < 4; more++)
        {
            var store = Store(new SettingsFile().Raw(cut).Raw(new byte[more]));

            store.Load(_loaded);

            Assert.Equal(1, store.SkippedEntries);
            Assert.Equal(13, _loaded.Number(SettingId.MaxCurrent));
        }
    }

    [Fact]
    public void Given_any_bytes_as_files_When_they_are_loaded_Then_nothing_is_thrown_and_the_set_is_legal()
        => Law.Holds(Bytes(60), 500, b => LoadsSafely(b, b));

    [Fact]
    public void Given_any_entries_behind_a_right_checksum_When_they_are_loaded_Then_nothing_is_thrown_and_the_set_is_legal()
    {
        var raw = Bytes(40).Select(b => new SettingsFile().Raw(b));
        var near = Gen.Elements(KeysTable.Rows).SelectMany(r => Gen.Choose(-10, 300), (r, n) => (r.Key, n)).ArrayOf(6).Select(FromPairs);
        Law.Holds(Gen.OneOf(raw, near), 1500, f => LoadsSafely(f.ToBytes(), f.ToBytes(2)));
    }

    [Fact]
    public void Given_any_legal_values_When_they_are_stored_and_loaded_Then_they_are_the_same()
        => Law.Holds(LegalValues(), 300, values =>
        {
            var blobs = new MemoryBlobs();
            new SettingsStore(blobs).Save(values);
            var loaded = new SettingsValues();
            return new SettingsStore(blobs).Load(loaded) == LoadResult.Loaded && SettingsStoreTests.Fingerprint(values) == SettingsStoreTests.Fingerprint(loaded);
        });

    private static Gen<byte[]> Bytes(int length) => Gen.Choose(0, 255).Select(n => (byte)n).ArrayOf(length);

    // Numbers go through the checks one by one, as commands do.
    private static Gen<SettingsValues> LegalValues()
        => Gen.Elements(KeysTable.Rows).SelectMany(r => Gen.Choose(0, 600), (r, n) => (r.Key, n)).ArrayOf(80).Select(writes =>
        {
            var values = new SettingsValues();
            foreach (var (key, number) in writes)
            {
                var row = Values.Row(key);
                if (row.Kind == SettingKind.Text)
                {
                    var text = new string('t', number % (row.Max + 1));
                    if (SettingsRules.CheckText(row, text) == Refusal.None) values.SetText(row.Id, text);
                }
                else if (SettingsRules.CheckNumber(row, number) == Refusal.None && SettingsRules.CheckSet(values, row.Id, number) == Refusal.None)
                {
                    values.SetNumber(row.Id, number);
                }
            }

            return values;
        });

    private static SettingsFile FromPairs((string Key, int Number)[] pairs)
    {
        var file = new SettingsFile();
        foreach (var (key, number) in pairs) file.Number(key, number);
        return file;
    }

    private static bool LoadsSafely(byte[] a, byte[] b)
    {
        var blobs = new MemoryBlobs();
        blobs.Files["settings.a"] = a;
        blobs.Files["settings.b"] = b;
        blobs.Files["secrets.a"] = b;
        var values = new SettingsValues();
        new SettingsStore(blobs).Load(values);
        return IsLegal(values);
    }

    private static bool IsLegal(SettingsValues values)
    {
        var row = new SettingRow();
        for (var i = 0; i < SettingsTable.Count; i++)
        {
            SettingsTable.Read((SettingId)i, row);
            if (row.Kind == SettingKind.Text && SettingsRules.CheckText(row, values.Text(row.Id)) is not (Refusal.None or Refusal.NotInThisBuild)) return false;
            if (row.Kind != SettingKind.Text && values.Number(row.Id) != row.Default && SettingsRules.CheckNumber(row, values.Number(row.Id)) != Refusal.None) return false;
        }

        return SettingsRules.CheckSet(values) == Refusal.None;
    }

    private SettingsStore Store(SettingsFile file)
    {
        _blobs.Files["settings.a"] = file.ToBytes();
        return new SettingsStore(_blobs);
    }
}
