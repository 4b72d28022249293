using System;
using System.Collections.Generic;
using System.IO;
using SmartEvse.Core.Settings;
using SmartEvse.Firmware.Storage;
using Xunit;

namespace SmartEvse.Firmware.Tests.Storage;

public sealed class FileBlobStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("smartevse").FullName;

    private string Root => _folder + Path.DirectorySeparatorChar;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Given_a_file_When_it_is_written_twice_Then_the_newer_is_read_and_nothing_is_left_beside_it()
    {
        var blobs = new FileBlobStore(Root);
        var buffer = new byte[8];
        Assert.Equal(-1, blobs.Read("x", buffer));
        Assert.True(blobs.Write("x", [1, 2, 3], 3));
        Assert.True(blobs.Write("x", [4, 5, 6], 2));
        Assert.Equal(2, blobs.Read("x", buffer));
        Assert.Equal([4, 5], buffer[..2]);
        Assert.Single(Directory.GetFiles(_folder));
        Assert.Equal(-1, blobs.Read("x", new byte[1]));
    }

    [Fact]
    public void Given_a_medium_that_is_gone_When_it_is_used_Then_the_store_says_so_and_throws_nothing()
    {
        var blobs = new FileBlobStore(Root + "missing" + Path.DirectorySeparatorChar);
        Assert.False(blobs.Write("x", [1], 1));
        Assert.Equal(-1, blobs.Read("x", new byte[1]));
    }

    [Fact]
    public void Given_stored_settings_When_the_power_goes_at_any_moment_of_the_next_write_Then_old_or_new_ones_are_there()
    {
        var before = Save(new FileBlobStore(Root), 10, 11);
        var after = Save(new FileBlobStore(Root), 12);
        var states = 0;
        foreach (var state in Cuts(before, after))
        {
            states++;
            foreach (var file in Directory.GetFiles(_folder)) File.Delete(file);
            foreach (var (name, bytes) in state) File.WriteAllBytes(Root + name, bytes);

            var values = new SettingsValues();
            var store = new SettingsStore(new FileBlobStore(Root));
            Assert.Equal(LoadResult.Loaded, store.Load(values));
            Assert.InRange(values.Number(SettingId.MaxCurrent), 11, 12);
            Assert.Contains(values.Text(SettingId.MQTTPassword), (string[])["secret11", "secret12"]);

            // What the cut left beside the file is in nobody's way.
            values.SetNumber(SettingId.MaxCurrent, 16);
            Assert.True(store.Save(values));
            Assert.Equal(LoadResult.Loaded, new SettingsStore(new FileBlobStore(Root)).Load(values));
            Assert.Equal(16, values.Number(SettingId.MaxCurrent));
        }

        Assert.True(states > 100, states + " states");
    }

    // Every state the medium can be in: byte after byte of the file beside, the old one deleted, the new one in its place; one file after the other.
    private static IEnumerable<Dictionary<string, byte[]>> Cuts(Dictionary<string, byte[]> before, Dictionary<string, byte[]> after)
    {
        var now = new Dictionary<string, byte[]>(before);
        foreach (var name in (string[])["settings.a", "secrets.a"])
        {
            var file = after[name];
            Assert.NotEqual(before[name], file);
            for (var length = 0; length <= file.Length; length += 7) yield return new(now) { [name + ".new"] = file[..length] };
            var deleted = new Dictionary<string, byte[]>(now) { [name + ".new"] = file };
            deleted.Remove(name);
            yield return deleted;
            now[name] = file;
            yield return now;
        }
    }

    private Dictionary<string, byte[]> Save(FileBlobStore blobs, params int[] amperes)
    {
        var store = new SettingsStore(blobs);
        var values = new SettingsValues();
        store.Load(values);
        foreach (var ampere in amperes)
        {
            values.SetNumber(SettingId.MaxCurrent, ampere);
            values.SetText(SettingId.MQTTPassword, "secret" + ampere);
            Assert.True(store.Save(values));
        }

        var files = new Dictionary<string, byte[]>();
        foreach (var file in Directory.GetFiles(_folder)) files[Path.GetFileName(file)] = File.ReadAllBytes(file);
        return files;
    }
}
