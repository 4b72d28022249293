using System.Linq;
using System.Text;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Settings;

/// <summary>What a device remembers over a restart.</summary>
public sealed class SettingsStoreTests
{
    private readonly MemoryBlobs _blobs = new();
    private readonly SettingsValues _loaded = new();

    [Fact]
    public void Given_nothing_stored_When_it_is_loaded_Then_the_device_is_factory_new()
    {
        Assert.Equal(LoadResult.FactoryNew, new SettingsStore(_blobs).Load(_loaded));
        Assert.Equal(Fingerprint(new SettingsValues()), Fingerprint(_loaded));
        Assert.Equal(ChargeMode.Normal, _loaded.Mode);
    }

    [Fact]
    public void Given_every_built_row_changed_When_it_is_stored_and_loaded_Then_every_value_is_back()
    {
        var values = AllChanged();

        Assert.True(new SettingsStore(_blobs).Save(values));
        var store = new SettingsStore(_blobs);

        Assert.Equal(LoadResult.Loaded, store.Load(_loaded));
        Assert.Equal(Fingerprint(values), Fingerprint(_loaded));
        Assert.Equal(0, store.SkippedEntries);
    }

    [Fact]
    public void Given_the_longest_texts_in_every_row_When_they_are_stored_Then_they_fit_and_come_back()
    {
        var values = new SettingsValues();
        foreach (var spec in KeysTable.Rows.Where(r => r.Allowed.Contains("63", System.StringComparison.Ordinal) && r.Key != "TimeZone")) values.SetText(Values.Row(spec.Key).Id, new string('x', 63));
        values.SetText(SettingId.RequiredEVCCID, new string('y', 31));

        new SettingsStore(_blobs).Save(values);

        Assert.Equal(LoadResult.Loaded, new SettingsStore(_blobs).Load(_loaded));
        Assert.Equal(Fingerprint(values), Fingerprint(_loaded));
    }

    [Fact]
    public void Given_a_mode_that_was_chosen_When_the_device_restarts_Then_the_mode_is_kept()
    {
        new SettingsStore(_blobs).Save(Values.Of("MainsMeter=API, Mode=Smart"));

        new SettingsStore(_blobs).Load(_loaded);

        Assert.Equal(ChargeMode.Smart, _loaded.Mode);
    }

    [Theory]
    [InlineData(AccessStatus.Deny)]
    [InlineData(AccessStatus.Allow)]
    [InlineData(AccessStatus.Pause)]
    public void Given_an_access_status_When_the_device_restarts_Then_it_is_kept(int access)
    {
        var values = new SettingsValues();
        values.SetState(StoredState.Access, access);
        new SettingsStore(_blobs).Save(values);

        new SettingsStore(_blobs).Load(_loaded);

        Assert.Equal(access, _loaded.State(StoredState.Access));
    }

    [Fact]
    public void Given_several_saves_When_they_are_counted_Then_the_two_copies_take_turns_and_the_newest_is_loaded()
    {
        var store = new SettingsStore(_blobs);
        for (var max = 10; max <= 16; max++)
        {
            var values = Values.Of("MaxCurrent=" + max);
            values.SetText(SettingId.MQTTPassword, "secret " + max);
            Assert.True(store.Save(values));
            new SettingsStore(_blobs).Load(_loaded);
            Assert.Equal((max, "secret " + max), (_loaded.Number(SettingId.MaxCurrent), _loaded.Text(SettingId.MQTTPassword)));
        }

        Assert.Equal(["secrets.a", "secrets.b", "settings.a", "settings.b"], _blobs.Files.Keys.Order());
        Assert.NotEqual(_blobs.Files["settings.a"], _blobs.Files["settings.b"]);
    }

    [Fact]
    public void Given_a_store_that_was_loaded_When_it_saves_Then_it_overwrites_the_older_copy()
    {
        var first = new SettingsStore(_blobs);
        first.Save(Values.Of("MaxCurrent=10"));
        first.Save(Values.Of("MaxCurrent=11"));
        var newer = _blobs.Files["settings.b"];

        var second = new SettingsStore(_blobs);
        second.Load(_loaded);
        second.Save(Values.Of("MaxCurrent=12"));

        Assert.Same(newer, _blobs.Files["settings.b"]);
        Assert.Equal(LoadResult.Loaded, new SettingsStore(_blobs).Load(_loaded));
        Assert.Equal(12, _loaded.Number(SettingId.MaxCurrent));
    }

    [Fact]
    public void Given_nothing_changed_When_it_is_saved_again_Then_nothing_is_written()
    {
        var store = new SettingsStore(_blobs);
        Assert.True(store.Save(AllChanged()));
        Assert.Equal(2, _blobs.Writes);
        Assert.True(store.Save(AllChanged()));
        var restarted = new SettingsStore(_blobs);
        restarted.Load(_loaded);
        Assert.True(restarted.Save(_loaded));
        _loaded.SetNumber(SettingId.MinCurrent, 8);
        _loaded.SetNumber(SettingId.MinCurrent, 7);
        Assert.True(restarted.Save(_loaded));

        Assert.Equal(2, _blobs.Writes);
    }

    [Fact]
    public void Given_a_medium_that_refused_When_it_works_again_Then_the_same_values_are_written()
    {
        var store = new SettingsStore(_blobs);
        store.Save(Values.Of("MaxCurrent=10"));
        _blobs.Refuses = true;
        Assert.False(store.Save(Values.Of("MaxCurrent=11")));
        _blobs.Refuses = false;
        Assert.True(store.Save(Values.Of("MaxCurrent=11")));

        new SettingsStore(_blobs).Load(_loaded);
        Assert.Equal(11, _loaded.Number(SettingId.MaxCurrent));
    }

    [Fact]
    public void Given_a_password_When_it_is_stored_Then_it_lies_in_the_secrets_and_never_in_the_settings()
    {
        var values = new SettingsValues();
        values.SetText(SettingId.MQTTPassword, "hunter2-hunter2");
        values.SetText(SettingId.MQTTUser, "someone");
        var store = new SettingsStore(_blobs);
        store.Save(values);
        values.SetText(SettingId.MQTTPassword, "hunter2-hunter3");
        values.SetText(SettingId.MQTTUser, "someone else");
        store.Save(values);
        Assert.Equal(4, _blobs.Files.Count);

        foreach (var (name, file) in _blobs.Files)
        {
            var text = Encoding.Latin1.GetString(file);
            var secrets = name.StartsWith("secrets", System.StringComparison.Ordinal);
            Assert.Equal(secrets, text.Contains("hunter2", System.StringComparison.Ordinal));
            Assert.Equal(secrets, text.Contains("MQTTPassword", System.StringComparison.Ordinal));
            Assert.Equal(!secrets, text.Contains("someone", System.StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Given_a_medium_that_refuses_When_it_is_saved_Then_that_is_said_and_the_old_values_stay()
    {
        var store = new SettingsStore(_blobs);
        store.Save(Values.Of("MaxCurrent=10"));
        _blobs.Refuses = true;

        Assert.False(store.Save(Values.Of("MaxCurrent=11")));

        Assert.Equal(LoadResult.Loaded, new SettingsStore(_blobs).Load(_loaded));
        Assert.Equal(10, _loaded.Number(SettingId.MaxCurrent));
    }

    [Fact]
    public void Given_the_check_value_of_the_standard_When_the_checksum_is_computed_Then_it_is_that()
    {
        Assert.Equal(0xCBF43926u, Crc32.Of(Encoding.ASCII.GetBytes("123456789"), 9));
        Assert.Equal(0u, Crc32.Of([], 0));
    }

    internal static string Fingerprint(SettingsValues values)
    {
        var text = new StringBuilder();
        for (var i = 0; i < SettingsTable.Count; i++) text.Append((SettingId)i).Append('=').Append(values.Number((SettingId)i)).Append(values.Text((SettingId)i)).Append(';');
        for (var i = 0; i < (int)StoredState.Count; i++) text.Append(values.State((StoredState)i)).Append(';');
        return text.ToString();
    }

    internal static SettingsValues AllChanged()
    {
        var values = Values.Of(
            "MainsMeter=API, Mode=Smart, Config=Fixed, FeedTimeout=20, EVMeter=API, EVMeterTimeout=30, MaxMains=40, MinCurrent=7, MaxCurrent=70, MaxCircuit=20, "
            + "Switch=Access S, RCmon=Enabled, LedMode=Public, WIFImode=Enabled, MaxTemp=55, MaxSumMains=90, MaxSumMainsTime=9, OverrideTimeout=15, "
            + "RemoteLevel=Operate, MQTTPort=8883, MQTTTls=Enabled, MQTTHeartbeat=10");
        values.SetText(SettingId.RequiredEVCCID, "0102AB");
        values.SetText(SettingId.MQTTHost, "broker.local");
        values.SetText(SettingId.MQTTUser, "üser name");
        values.SetText(SettingId.MQTTPassword, "p&ss#w%rd \"'€😀");
        values.SetText(SettingId.MQTTPrefix, "house/charger");
        values.SetText(SettingId.DiscoveryPrefix, "");
        values.SetState(StoredState.Access, AccessStatus.Pause);
        values.SetState(StoredState.DelayedStart, 29_700_000);
        values.SetState(StoredState.DelayedStop, 29_700_600);
        values.SetState(StoredState.DelayedRepeat, 1);
        values.SetState(StoredState.DelayedCharging, 1);
        values.SetState(StoredState.UnplannedStarts, 2);
        return values;
    }
}
