using System;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Settings;

/// <summary>H12: what is counted over restarts, and what it costs the flash.</summary>
public sealed class UnplannedStartsTests
{
    private readonly MemoryBlobs _blobs = new();

    // One letter a run: x = the power goes, r = a restart in order, p = ten minutes and then the power goes, c = a person clears the error and then the power goes.
    [Theory]
    [InlineData("", 1)]
    [InlineData("x", 2)]
    [InlineData("xx", 3)]
    [InlineData("xxx", 3)]
    [InlineData("xxxxxxxxxx", 3)]
    [InlineData("r", 1)]
    [InlineData("rrrrrr", 1)]
    [InlineData("xr", 2)]
    [InlineData("xrx", 3)]
    [InlineData("rxrxr", 3)]
    [InlineData("xxr", 3)]
    [InlineData("xxrrr", 3)]
    [InlineData("xxp", 1)]
    [InlineData("pppppp", 1)]
    [InlineData("ppx", 2)]
    [InlineData("xxc", 1)]
    [InlineData("xxcxx", 3)]
    public void Given_runs_that_ended_so_When_the_charger_starts_Then_the_count_is(string runs, int count)
    {
        foreach (var end in runs) Run(end);

        Assert.Equal(count, Start(out _).State(StoredState.UnplannedStarts));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Given_ten_minutes_of_running_When_it_is_restarted_in_order_Then_the_next_start_counts_nothing(bool twice)
    {
        EndAfterTenMinutes();
        if (twice) EndAfterTenMinutes();

        Assert.Equal(0, Start(out _).State(StoredState.UnplannedStarts));
    }

    [Fact]
    public void Given_a_thousand_starts_in_a_row_When_none_runs_for_long_Then_the_count_is_written_three_times()
    {
        for (var i = 0; i < 1000; i++) Run('x');

        // The first start writes the secrets as well.
        Assert.Equal(UnplannedStarts.Limit + 1, _blobs.Writes);
    }

    [Fact]
    public void Given_a_medium_that_refuses_When_the_charger_starts_Then_that_is_said_and_the_count_goes_on_in_memory()
    {
        _blobs.Refuses = true;
        var values = new SettingsValues();

        Assert.False(UnplannedStarts.Begin(values, new SettingsStore(_blobs)));
        Assert.Equal(1, values.State(StoredState.UnplannedStarts));
        Assert.False(UnplannedStarts.End(values, new SettingsStore(_blobs)));
    }

    [Theory]
    [InlineData(-2, 1)]
    [InlineData(4, 1)]
    [InlineData(int.MaxValue, 1)]
    [InlineData(-1, 0)]
    [InlineData(2, 3)]
    public void Given_a_stored_number_When_it_is_none_that_can_be_Then_it_is_skipped(int stored, int count)
    {
        _blobs.Files["settings.a"] = new SettingsFile().Number("UnplannedStarts", stored, type: 2).ToBytes();

        Assert.Equal(count, Start(out _).State(StoredState.UnplannedStarts));
    }

    [Fact]
    public void Given_settings_of_a_build_without_the_count_When_they_are_loaded_Then_this_start_is_the_first()
    {
        _blobs.Files["settings.a"] = new SettingsFile().Number("MaxCurrent", 20).ToBytes();

        var values = Start(out _);

        Assert.Equal((1, 20), (values.State(StoredState.UnplannedStarts), values.Number(SettingId.MaxCurrent)));
    }

    [Theory]
    [InlineData("", -1)]
    [InlineData("x", -1)]
    [InlineData("x", 0xFF)]
    [InlineData("p", 0)]
    [InlineData("r", -1)]
    public void Given_a_start_When_the_power_goes_at_any_byte_of_its_write_Then_nothing_but_this_start_is_forgotten(string runs, int garble)
    {
        var before = Values.Of("MaxCurrent=20");
        before.SetText(SettingId.MQTTPassword, "hunter2");
        new SettingsStore(_blobs).Save(before);
        foreach (var end in runs) Run(end);
        var counted = Start(_blobs.Copy()).State(StoredState.UnplannedStarts);

        for (var cut = 0; ; cut++)
        {
            var medium = _blobs.Copy();
            medium.BytesUntilCut = cut;
            medium.Garble = garble;
            try
            {
                Start(medium);
                Assert.True(cut > 1000, "the write was whole before it was cut anywhere");
                return;
            }
            catch (MemoryBlobs.PowerCutException)
            {
                medium.BytesUntilCut = -1;
            }

            var after = Start(medium);
            Assert.Equal((20, "hunter2"), (after.Number(SettingId.MaxCurrent), after.Text(SettingId.MQTTPassword)));
            Assert.Equal(counted, after.State(StoredState.UnplannedStarts));
        }
    }

    private void Run(char end)
    {
        var values = Start(out var store);
        switch (end)
        {
            case 'r':
                Assert.True(UnplannedStarts.End(values, store));
                break;
            case 'p':
                RunFor(values, UnplannedStarts.ProvenMs);
                store.Save(values);
                break;
            case 'c':
                Clear(values);
                store.Save(values);
                break;
        }
    }

    private void EndAfterTenMinutes()
    {
        var values = Start(out var store);
        RunFor(values, UnplannedStarts.ProvenMs);
        Assert.True(UnplannedStarts.End(values, store));
    }

    private SettingsValues Start(out SettingsStore store)
    {
        store = new SettingsStore(_blobs);
        return Start(store);
    }

    private static SettingsValues Start(MemoryBlobs blobs) => Start(new SettingsStore(blobs));

    private static SettingsValues Start(SettingsStore store)
    {
        var values = new SettingsValues();
        store.Load(values);
        Assert.True(UnplannedStarts.Begin(values, store));
        return values;
    }

    // A charger does it in its steps.
    private static void RunFor(SettingsValues values, long uptimeMs)
    {
        var charger = new Charger(values);
        charger.Step(new Inputs(), 0);
        charger.Step(new Inputs(), uptimeMs);
        Assert.Equal(0, values.State(StoredState.UnplannedStarts));
    }

    private static void Clear(SettingsValues values)
    {
        var charger = new Charger(values);
        Assert.True(charger.Commands.Post(new Commands.Command { Kind = Commands.CommandKind.ClearError }));
        charger.Step(new Inputs(), 0);
        Assert.Equal(0, values.State(StoredState.UnplannedStarts));
    }
}
