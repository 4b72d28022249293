using System;
using System.Collections.Generic;
using System.Linq;
using SmartEvse.Core.Display;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation.Screens;
using Xunit;

namespace SmartEvse.Core.Tests.Display;

/// <summary>Every item and every value can be reached by buttons, and is the one of the settings table.</summary>
public sealed class MenuWalkTests
{
    private static readonly string[] Own = ["UNLOCK", "FACTORY", "EXIT"];

    /// <summary>Every combination of what opens rows: mode, meters, WIFI, capacity.</summary>
    public static TheoryData<string> Configurations()
    {
        var data = new TheoryData<string>();
        foreach (var mains in new[] { "MainsMeter=Disabled", "MainsMeter=API, Mode=Normal", "MainsMeter=API, Mode=Smart", "MainsMeter=API, Mode=Solar" })
        {
            foreach (var ev in new[] { "Disabled", "API" })
            {
                foreach (var more in new[] { "", ", CircuitMeter=API", ", MaxSumMains=100", ", WIFImode=Enabled, Config=Fixed" }) data.Add($"{mains}, EVMeter={ev}{more}");
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Given_a_configuration_When_the_menu_is_walked_Then_it_has_exactly_the_rows_that_are_visible_in_the_order_of_the_table(string settings)
    {
        var user = MenuUser.At(settings).OpenMenu();
        Assert.Equal(Visible(user.Sim.Charger.Settings).Concat(Own), user.Titles());
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Given_a_configuration_When_every_item_is_opened_Then_its_values_are_all_of_its_options_or_its_whole_range(string settings)
    {
        var user = MenuUser.At(settings).OpenMenu();
        var row = new SettingRow();
        foreach (var title in Visible(user.Sim.Charger.Settings))
        {
            for (var id = (SettingId)0; id < SettingId.Count; id++)
            {
                SettingsTable.Read(id, row);
                if (row.Lcd == title) break;
            }

            if (row.Max > 250) continue; // CAPACITY has a test of its own.
            user.GoTo(title);
            Assert.Equal(Expected(row).Order(), user.AllValues().Order());
        }
    }

    [Fact]
    public void Given_CAPACITY_When_it_is_stepped_Then_its_range_goes_round_with_off_between_the_ends()
    {
        var user = MenuUser.At("MainsMeter=API, Mode=Smart").OpenMenu().GoTo("CAPACITY").Press(Panel.MiddleButton);
        Assert.Equal("600 A", user.Seen().Value);
        Assert.Equal("off", user.Press(Panel.RightButton).Seen().Value);
        Assert.Equal("10 A", user.Press(Panel.RightButton).Seen().Value);
        Assert.Equal("off", user.Press(Panel.LeftButton).Seen().Value);
        Assert.Equal("600 A", user.Press(Panel.LeftButton).Seen().Value);
    }

    [Theory]
    [InlineData("Mode=Normal", "MODE", "Solar", SettingId.Mode, 2)]
    [InlineData("Mode=Normal", "CONFIG", "Fixed", SettingId.Config, 1)]
    [InlineData("Mode=Normal", "EV METER", "API", SettingId.EVMeter, 9)]
    [InlineData("Mode=Normal", "MAX", "63 A", SettingId.MaxCurrent, 63)]
    [InlineData("Mode=Normal", "MAX", "6 A", SettingId.MaxCurrent, 6)]
    [InlineData("Mode=Normal", "SWITCH", "Grid Relay", SettingId.Switch, 5)]
    [InlineData("Mode=Normal", "RCMON", "Enabled", SettingId.RCmon, 1)]
    [InlineData("Mode=Normal", "LED MODE", "Public", SettingId.LedMode, 1)]
    [InlineData("Mode=Normal", "WIFI", "Enabled", SettingId.WIFImode, 2)]
    [InlineData("Mode=Normal", "MAX TEMP", "75 \u007FC", SettingId.MaxTemp, 75)]
    [InlineData("Mode=Normal", "REMOTE", "Operate", SettingId.RemoteLevel, 0)]
    [InlineData("Mode=Smart", "MAINSMET", "API", SettingId.MainsMeter, 9)]
    [InlineData("Mode=Smart", "FEED TMO", "120 s", SettingId.FeedTimeout, 120)]
    [InlineData("Mode=Smart", "CIRCT MET", "API", SettingId.CircuitMeter, 9)]
    [InlineData("Mode=Smart", "MAINS", "200 A", SettingId.MaxMains, 200)]
    [InlineData("Mode=Smart", "MIN", "13 A", SettingId.MinCurrent, 13)]
    [InlineData("Mode=Smart, EVMeter=API", "EV TMO", "64 s", SettingId.EVMeterTimeout, 64)]
    [InlineData("Mode=Smart, EVMeter=API", "CIRCUIT", "200 A", SettingId.MaxCircuit, 200)]
    [InlineData("Mode=Smart", "CAPACITY", "off", SettingId.MaxSumMains, 0)]
    [InlineData("Mode=Smart, MaxSumMains=50", "CAP STOP", "Disabled", SettingId.MaxSumMainsTime, 0)]
    [InlineData("Mode=Smart, MaxSumMains=50", "CAP STOP", "60 min", SettingId.MaxSumMainsTime, 60)]
    [InlineData("Mode=Solar", "START", "-48 A", SettingId.StartCurrent, 48)]
    [InlineData("Mode=Solar", "STOP", "Disabled", SettingId.StopTime, 0)]
    [InlineData("Mode=Solar", "IMPORT", "48 A", SettingId.ImportCurrent, 48)]
    [InlineData("Mode=Solar", "CONTACT2", "Auto", SettingId.EnableC2, 4)]
    [InlineData("Mode=Normal, WIFImode=Enabled", "REST POST", "Enabled", SettingId.RestLegacyWrites, 1)]
    public void Given_an_item_When_a_value_is_chosen_and_saved_Then_the_setting_has_it(string settings, string title, string value, SettingId row, int number)
    {
        var user = MenuUser.At("MainsMeter=API, " + settings).OpenMenu().Choose(title, value);
        Assert.Equal(Values.Of("MainsMeter=API, " + settings).Number(row), user.Sim.Charger.Settings.Number(row));
        user.Exit();
        Assert.False(user.Panel.IsMenuOpen);
        Assert.Equal(number, user.Sim.Charger.Settings.Number(row));

        // The same over MQTT and over REST, in the words of the table: one value, whoever wrote it.
        var cursor = new SettingRow();
        SettingsTable.Read(row, cursor);
        var payload = SettingTopics.Value(cursor, user.Sim.Charger.Settings);
        var mqtt = new MqttBench("MainsMeter=API, " + settings, unlocked: true);
        var rest = new RestBench("MainsMeter=API, " + settings, unlocked: true);
        Assert.True(mqtt.Ask(SettingTopics.Name(cursor), payload).Accepted);
        Assert.Equal(200, rest.Authorised("POST", "/api/v1/set/" + SettingTopics.Name(cursor), payload).Status);
        Assert.Equal((number, number), (mqtt.Settings.Number(row), rest.Settings.Number(row)));
    }

    [Fact]
    public void Given_the_rows_of_the_menu_When_the_tests_above_are_counted_Then_every_built_row_is_set_by_one()
    {
        var tested = typeof(MenuWalkTests).GetMethod(nameof(Given_an_item_When_a_value_is_chosen_and_saved_Then_the_setting_has_it))!
            .GetCustomAttributes(typeof(InlineDataAttribute), false).Cast<InlineDataAttribute>().Select(d => (SettingId)d.Data[3]!).ToHashSet();
        var row = new SettingRow();
        for (var id = (SettingId)0; id < SettingId.Count; id++)
        {
            SettingsTable.Read(id, row);
            if (row.IsBuilt && row.Lcd.Length > 0) Assert.Contains(id, tested);
        }
    }

    private static IEnumerable<string> Visible(SettingsValues values)
    {
        var row = new SettingRow();
        for (var id = (SettingId)0; id < SettingId.Count; id++)
        {
            SettingsTable.Read(id, row);
            if (Visibility.IsInMenu(row, values)) yield return row.Lcd;
        }
    }

    private static IEnumerable<string> Expected(SettingRow row)
    {
        if (row.Kind == SettingKind.Choice)
        {
            for (var i = 0; i <= row.Max; i++)
            {
                if (row.IsOptionBuilt(i) && OptionTexts.Text(row.Options, i) is { } text) yield return text;
            }

            yield break;
        }

        if (row.HasZero) yield return row.ZeroMeans;
        var unit = row.Unit switch
        {
            SettingUnit.AmperePerPhase or SettingUnit.AmpereSum => " A",
            SettingUnit.Second => " s",
            SettingUnit.Minute => " min",
            SettingUnit.Celsius => " \u007FC",
            _ => throw new NotSupportedException(row.Unit.ToString()),
        };
        for (var i = row.Min; i <= row.Max; i++) yield return (row.Id == SettingId.StartCurrent ? "-" : "") + i + unit;
    }
}
