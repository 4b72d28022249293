using System.Linq;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Mqtt;

/// <summary>Who may write what from a distance: install level only while unlocked at the device, configuration only as far as RemoteLevel allows.</summary>
public sealed class LevelTests
{
    /// <summary>The rows that this build has.</summary>
    public static TheoryData<string> Rows() => new(CommandNames.Rows.Where(n => CommandNames.Row(n).IsBuilt));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Given_a_row_When_it_is_written_from_a_distance_Then_its_level_decides(string name)
    {
        var row = CommandNames.Row(name);
        Check(row, name, "", unlocked: false, row.Level != SettingLevel.Install);
        Check(row, name, "RemoteLevel=Operate", unlocked: false, row.Level == SettingLevel.Operate);
        Check(row, name, "", unlocked: true, true);
        Check(row, name, "RemoteLevel=Operate", unlocked: true, true);
    }

    [Theory]
    [InlineData("Mode", "Pause", "")]
    [InlineData("Mode", "Normal", "")]
    [InlineData("Access", "Deny", "")]
    [InlineData("CurrentOverride", "100", "")]
    [InlineData("ClearOverride", "PRESS", "")]
    [InlineData("CustomButton", "On", "")]
    [InlineData("ClearError", "PRESS", "")]
    [InlineData("Restart", "PRESS", "locked")]
    [InlineData("MinCurrent", "8", "locked")]
    [InlineData("CurrentMaxSumMains", "100", "locked")]
    [InlineData("RemoteLevel", "Configure", "locked")]
    [InlineData("CPPWMOverride", "0", "locked")]
    public void Given_REMOTE_Operate_When_a_command_comes_Then_daily_use_goes_on_and_the_configuration_is_locked(string name, string payload, string reason)
    {
        if (reason.Length > 0) Refusals.AssertRefused(() => new MqttBench("RemoteLevel=Operate"), name, payload, reason);
        else Assert.True(new MqttBench("RemoteLevel=Operate").Ask(name, payload).Accepted);
    }

    [Fact]
    public void Given_an_unlocked_charger_When_it_locks_again_Then_install_values_are_refused_again()
    {
        var bench = new MqttBench(unlocked: true);
        Assert.True(bench.Ask("MaxMains", "30").Accepted);

        bench.Sim.Charger.IsUnlocked = false;

        Assert.Equal(new MqttBench.Answer("Set/MaxMains", "40", false, "locked", "30"), bench.Ask("MaxMains", "40"));
    }

    private static void Check(SettingRow row, string name, string settings, bool unlocked, bool allowed)
    {
        MqttBench Charger() => new("Config=Fixed, MaxCurrent=16, MainsMeter=API, " + settings, unlocked);
        if (allowed) Assert.True(Charger().Ask(name, CommandNames.Legal(row)).Accepted, $"{name}, {settings}, unlocked {unlocked}");
        else Refusals.AssertRefused(Charger, name, CommandNames.Legal(row), "locked");
    }
}
