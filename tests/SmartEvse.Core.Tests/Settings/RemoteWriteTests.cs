using System.Linq;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Settings;

/// <summary>Who may write which row over the network, and that the LCD menu's visibility has no say in it.</summary>
public sealed class RemoteWriteTests
{
    /// <summary>The built number rows of the specification.</summary>
    public static TheoryData<string> Numbers() => new(KeysTable.Rows.Where(r => KeysTable.Built.Any(b => b.Key == r.Key) && Values.Row(r.Key).Kind != SettingKind.Text).Select(r => r.Key));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Given_a_row_When_it_is_written_from_a_distance_Then_its_level_and_REMOTE_decide(string key)
    {
        var level = KeysTable.Rows.First(r => r.Key == key).Level;

        Assert.Equal(level == 'I' ? Refusal.Locked : Refusal.None, Write(key, "RemoteLevel=Configure", false));
        Assert.Equal(level == 'O' ? Refusal.None : Refusal.Locked, Write(key, "RemoteLevel=Operate", false));
        Assert.Equal(Refusal.None, Write(key, "RemoteLevel=Operate", true));
    }

    [Theory]
    [InlineData("MainsMeter", "Mode=Normal", 9)]
    [InlineData("MaxMains", "MainsMeter=Disabled", 35)]
    [InlineData("MinCurrent", "MainsMeter=Disabled", 8)]
    [InlineData("MaxCircuit", "Mode=Normal, EVMeter=Disabled", 20)]
    [InlineData("MaxSumMains", "MainsMeter=Disabled", 30)]
    [InlineData("MaxSumMainsTime", "MainsMeter=Disabled", 10)]
    [InlineData("FeedTimeout", "MainsMeter=Disabled", 25)]
    [InlineData("EVMeterTimeout", "EVMeter=Disabled", 25)]
    public void Given_LC6_a_row_that_the_menu_hides_now_When_it_is_written_Then_it_is_accepted_and_kept(string key, string settings, int value)
    {
        var values = Values.Of(settings);
        var row = Values.Row(key);
        Assert.False(Visibility.IsInMenu(row, values));
        var sim = new SimulatedCharger(values);
        sim.Charger.IsUnlocked = true;

        Assert.Equal(Refusal.None, sim.Send(CommandKind.SetNumber, value, row: row.Id));
        Assert.Equal(value, values.Number(row.Id));
    }

    [Theory]
    [InlineData("LoadBl", 1)]
    [InlineData("Lock", 1)]
    [InlineData("MainsMAddress", 20)]
    [InlineData("RFIDReader", 1)]
    [InlineData("OcppMode", 1)]
    [InlineData("MainsMeter", 1)]
    [InlineData("CircuitMeter", 4)]
    public void Given_E06_a_function_that_is_not_in_this_build_When_it_is_chosen_Then_it_is_refused_and_nothing_changes(string key, int value)
    {
        var values = new SettingsValues();
        var row = Values.Row(key);
        var before = values.Number(row.Id);
        var sim = new SimulatedCharger(values);
        sim.Charger.IsUnlocked = true;

        Assert.Equal(Refusal.NotInThisBuild, sim.Send(CommandKind.SetNumber, value, row: row.Id));
        Assert.Equal(before, values.Number(row.Id));
    }

    // A value that is legal anywhere: the factory value itself.
    private static Refusal Write(string key, string settings, bool unlocked)
    {
        var row = Values.Row(key);
        var sim = new SimulatedCharger(Values.Of(settings));
        sim.Charger.IsUnlocked = unlocked;
        return sim.Send(CommandKind.SetNumber, row.Default, row: row.Id);
    }
}
