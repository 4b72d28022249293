using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Settings;

/// <summary>The power goes at every byte of a write: what was stored before is never lost.</summary>
public sealed class PowerCutTests
{
    // The third write goes over the first copy, the fourth over the second; in both, number and secret change.
    [Theory]
    [InlineData(2, -1)]
    [InlineData(2, 0x00)]
    [InlineData(2, 0xFF)]
    [InlineData(3, -1)]
    [InlineData(3, 0x00)]
    [InlineData(3, 0xFF)]
    public void Given_two_whole_copies_When_the_power_goes_at_any_byte_Then_nothing_but_that_write_is_lost(int writesBefore, int garble)
    {
        var (size, settings, secrets) = (0, 0, 0);
        for (var cut = 0; cut == 0 || cut < size; cut++)
        {
            var medium = new MemoryBlobs();
            var writer = new SettingsStore(medium);
            for (var n = 0; n < writesBefore; n++) writer.Save(Numbered(n));
            if (cut == 0)
            {
                var whole = medium.Copy();
                var saved = new SettingsStore(whole);
                saved.Load(new SettingsValues());
                saved.Save(Numbered(writesBefore));
                size = whole.Written;
            }

            medium.BytesUntilCut = cut;
            medium.Garble = garble;
            Assert.Throws<MemoryBlobs.PowerCutException>(() => writer.Save(Numbered(writesBefore)));

            var loaded = new SettingsValues();
            var result = new SettingsStore(medium.Copy()).Load(loaded);

            Assert.Equal(LoadResult.Loaded, result);
            Assert.InRange(loaded.Number(SettingId.MaxCurrent), 10 + writesBefore - 1, 10 + writesBefore);
            Assert.Contains(loaded.Text(SettingId.MQTTPassword), (string[])[$"secret {writesBefore - 1}", $"secret {writesBefore}"]);
            if (loaded.Number(SettingId.MaxCurrent) == 10 + writesBefore - 1) settings++;
            else secrets++;
            Assert.True(settings + secrets == cut + 1 && (secrets == 0 || loaded.Text(SettingId.MQTTPassword) == $"secret {writesBefore - 1}"), "the secrets are written behind the settings");
        }

        // Both files were cut at each of their bytes.
        Assert.InRange(settings, 900, SettingsStore.LargestFile);
        Assert.InRange(secrets, 30, 200);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Given_only_numbers_or_only_a_secret_changed_When_it_is_saved_Then_the_other_file_is_not_touched(bool secret)
    {
        var blobs = new MemoryBlobs();
        var store = new SettingsStore(blobs);
        store.Save(Password("MaxCurrent=10", "old"));
        var before = blobs.Copy();
        store.Save(secret ? Password("MaxCurrent=10", "new") : Password("MaxCurrent=11", "old"));

        Assert.Equal(3, blobs.Writes);
        Assert.Equal(secret, blobs.Files.ContainsKey("secrets.b"));
        Assert.Equal(!secret, blobs.Files.ContainsKey("settings.b"));
        Assert.All(before.Files, f => Assert.Equal(f.Value, blobs.Files[f.Key]));
    }

    [Fact]
    public void Given_a_cut_write_When_it_is_saved_again_after_the_restart_Then_the_new_values_are_stored()
    {
        var blobs = new MemoryBlobs();
        var store = new SettingsStore(blobs);
        store.Save(Password("MaxCurrent=10", "oldest"));
        store.Save(Password("MaxCurrent=11", "old"));
        blobs.BytesUntilCut = 50;
        Assert.Throws<MemoryBlobs.PowerCutException>(() => store.Save(Password("MaxCurrent=12", "newer")));

        blobs.BytesUntilCut = -1;
        var loaded = new SettingsValues();
        var restarted = new SettingsStore(blobs);
        restarted.Load(loaded);
        Assert.Equal(11, loaded.Number(SettingId.MaxCurrent));
        Assert.True(restarted.Save(Password("MaxCurrent=13", "newest")));

        Assert.Equal(LoadResult.Loaded, new SettingsStore(blobs).Load(loaded));
        Assert.Equal(13, loaded.Number(SettingId.MaxCurrent));
        Assert.Equal("newest", loaded.Text(SettingId.MQTTPassword));
    }

    [Fact]
    public void Given_any_single_byte_of_the_newest_copy_flipped_When_it_is_loaded_Then_the_older_copy_serves()
    {
        var blobs = new MemoryBlobs();
        var store = new SettingsStore(blobs);
        store.Save(Values.Of("MaxCurrent=10"));
        store.Save(Values.Of("MaxCurrent=11"));
        var file = blobs.Files["settings.b"];

        for (var i = 0; i < file.Length; i++)
        {
            file[i] ^= 0x40;
            var loaded = new SettingsValues();
            Assert.Equal(LoadResult.Loaded, new SettingsStore(blobs).Load(loaded));
            Assert.Equal(10, loaded.Number(SettingId.MaxCurrent));
            file[i] ^= 0x40;
        }
    }

    [Fact]
    public void Given_both_copies_damaged_When_they_are_loaded_Then_factory_values_are_used_and_that_is_said()
    {
        var blobs = new MemoryBlobs();
        var store = new SettingsStore(blobs);
        store.Save(Values.Of("MaxCurrent=10"));
        store.Save(Values.Of("MaxCurrent=11"));
        blobs.Files["settings.a"][20] ^= 1;
        blobs.Files["settings.b"][20] ^= 1;
        var loaded = new SettingsValues();

        Assert.Equal(LoadResult.Damaged, new SettingsStore(blobs).Load(loaded));

        Assert.Equal(SettingsStoreTests.Fingerprint(new SettingsValues()), SettingsStoreTests.Fingerprint(loaded));
    }

    [Fact]
    public void Given_both_copies_of_the_secrets_damaged_When_they_are_loaded_Then_the_settings_stay_and_that_is_said()
    {
        var blobs = new MemoryBlobs();
        var store = new SettingsStore(blobs);
        store.Save(Password("MaxCurrent=11", "old"));
        blobs.Files["secrets.a"][^1] ^= 1;
        var loaded = new SettingsValues();

        Assert.Equal(LoadResult.Damaged, new SettingsStore(blobs).Load(loaded));

        Assert.Equal(11, loaded.Number(SettingId.MaxCurrent));
        Assert.Equal("", loaded.Text(SettingId.MQTTPassword));
    }

    private static SettingsValues Numbered(int n) => Password($"MaxCurrent={10 + n}", $"secret {n}");

    private static SettingsValues Password(string settings, string password)
    {
        var values = Values.Of(settings);
        values.SetText(SettingId.MQTTPassword, password);
        return values;
    }
}
