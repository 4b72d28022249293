using System.Linq;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Settings;

/// <summary>Which rows the LCD menu shows, as the manual says "only appears when".</summary>
public sealed class VisibilityTests
{
    private const string Api = "Mode=Smart, MainsMeter=API";

    [Fact]
    public void Given_a_factory_new_device_When_the_menu_is_opened_Then_it_shows_the_rows_that_need_nothing_else()
    {
        Assert.Equal(
            "MODE, CONFIG, LOCK, PWR SHARE, EV METER, MAX, SWITCH, RCMON, RFID, LED MODE, WIFI, OCPP, MAX TEMP, LCD PIN, REMOTE",
            Shown("", onlyBuilt: false));
    }

    [Fact]
    public void Given_a_factory_new_device_When_the_menu_of_this_build_is_opened_Then_rows_without_a_function_are_left_out()
    {
        Assert.Equal("MODE, CONFIG, EV METER, MAX, SWITCH, RCMON, LED MODE, WIFI, MAX TEMP, REMOTE", Shown("", onlyBuilt: true));
    }

    [Fact]
    public void Given_the_menu_open_When_MODE_then_MAINSMET_is_chosen_Then_the_rows_that_they_need_open_up()
    {
        Assert.Equal("MODE, CONFIG, MAINSMET, CIRCT MET, EV METER, MAX, SWITCH, RCMON, LED MODE, WIFI, MAX TEMP, REMOTE", Shown("Mode=Smart", onlyBuilt: true));
        Assert.Equal("MODE, CONFIG, MAINSMET, FEED TMO, CIRCT MET, EV METER, MAINS, MIN, MAX, SWITCH, RCMON, LED MODE, WIFI, MAX TEMP, CAPACITY, REMOTE", Shown(Api, onlyBuilt: true));
    }

    [Fact]
    public void Given_MODE_Solar_When_the_menu_is_opened_Then_the_four_solar_rows_appear_which_Smart_does_not_show()
    {
        string[] solar = ["START", "STOP", "IMPORT", "CONTACT2"];

        Assert.All(solar, label => Assert.Contains(label, Shown("Mode=Solar, MainsMeter=API", onlyBuilt: false).Split(", ")));
        Assert.All(solar, label => Assert.DoesNotContain(label, Shown(Api, onlyBuilt: false).Split(", ")));
    }

    [Theory]
    [InlineData("Lock", "Config=Socket", true)]
    [InlineData("Lock", "Config=Fixed", false)]
    [InlineData("CableLock", "Lock=Motor", true)]
    [InlineData("CableLock", "Lock=Disabled", false)]
    [InlineData("CableLock", "Config=Fixed, Lock=Motor", false)]
    [InlineData("Priority", "LoadBl=Master", true)]
    [InlineData("Priority", "LoadBl=Disabled", false)]
    [InlineData("Priority", "LoadBl=Node1", false)]
    [InlineData("RotationInterval", "LoadBl=Master", true)]
    [InlineData("RotationInterval", "LoadBl=Node7", false)]
    [InlineData("IdleTimeout", "LoadBl=Master", true)]
    [InlineData("IdleTimeout", "LoadBl=Disabled", false)]
    [InlineData("MainsMeter", "Mode=Normal", false)]
    [InlineData("MainsMeter", "Mode=Smart", true)]
    [InlineData("MainsMeter", "Mode=Solar", true)]
    [InlineData("MainsMeter", "Mode=Smart, LoadBl=Master", true)]
    [InlineData("MainsMeter", "Mode=Smart, LoadBl=Node1", false)]
    [InlineData("MainsMAddress", "Mode=Smart, MainsMeter=Disabled", false)]
    [InlineData("MainsMAddress", "Mode=Smart, MainsMeter=API", false)]
    [InlineData("MainsMAddress", "Mode=Smart, MainsMeter=Sensorbox", true)]
    [InlineData("MainsMAddress", "Mode=Smart, MainsMeter=Eastron3P", true)]
    [InlineData("FeedTimeout", "Mode=Smart, MainsMeter=API", true)]
    [InlineData("FeedTimeout", "Mode=Smart, MainsMeter=ABB", false)]
    [InlineData("CircuitMeter", "Mode=Smart", true)]
    [InlineData("CircuitMeter", "Mode=Normal", false)]
    [InlineData("CircuitMAddress", "Mode=Smart, CircuitMeter=ABB", true)]
    [InlineData("CircuitMAddress", "Mode=Smart, CircuitMeter=API", false)]
    [InlineData("EVMeter", "Mode=Normal", true)]
    [InlineData("EVMeter", "Mode=Smart", true)]
    [InlineData("EVMeter", "Mode=Solar, LoadBl=Node3", true)]
    [InlineData("EVMeterAddress", "EVMeter=Disabled", false)]
    [InlineData("EVMeterAddress", "EVMeter=API", false)]
    [InlineData("EVMeterAddress", "EVMeter=Eastron1P", true)]
    [InlineData("EVMeterTimeout", "EVMeter=API", true)]
    [InlineData("EVMeterTimeout", "EVMeter=Disabled", false)]
    [InlineData("EMEndianness", "MainsMeter=Custom", true)]
    [InlineData("EMERegister", "EVMeter=Custom", true)]
    [InlineData("EMIDivisor", "CircuitMeter=Custom", true)]
    [InlineData("EMURegister", "MainsMeter=ABB", false)]
    [InlineData("MaxMains", "MainsMeter=Disabled", false)]
    [InlineData("MaxMains", "MainsMeter=API", true)]
    [InlineData("MaxMains", "MainsMeter=API, LoadBl=Node2", false)]
    [InlineData("MinCurrent", "MainsMeter=Disabled", false)]
    [InlineData("MinCurrent", "MainsMeter=API", true)]
    [InlineData("MaxCurrent", "LoadBl=Disabled", true)]
    [InlineData("MaxCurrent", "LoadBl=Node5", true)]
    [InlineData("MaxCircuit", "Mode=Normal, EVMeter=API", false)]
    [InlineData("MaxCircuit", "Mode=Smart, EVMeter=API", true)]
    [InlineData("MaxCircuit", "Mode=Solar, EVMeter=API", true)]
    [InlineData("MaxCircuit", "Mode=Smart, EVMeter=Disabled", false)]
    [InlineData("MaxCircuit", "Mode=Smart, CircuitMeter=API", true)]
    [InlineData("MaxCircuit", "Mode=Normal, LoadBl=Master", true)]
    [InlineData("MaxCircuit", "Mode=Smart, LoadBl=Node1, EVMeter=API", false)]
    [InlineData("AutoUpdate", "WIFImode=Enabled", true)]
    [InlineData("AutoUpdate", "WIFImode=Disabled", false)]
    [InlineData("AutoUpdate", "WIFImode=SetupWifi", false)]
    [InlineData("RestLegacyWrites", "WIFImode=Enabled", true)]
    [InlineData("RestLegacyWrites", "WIFImode=Disabled", false)]
    [InlineData("MaxSumMains", "MainsMeter=Disabled", false)]
    [InlineData("MaxSumMains", "MainsMeter=API", true)]
    [InlineData("MaxSumMainsTime", "MainsMeter=API, MaxSumMains=600", false)]
    [InlineData("MaxSumMainsTime", "MainsMeter=API, MaxSumMains=0", false)]
    [InlineData("MaxSumMainsTime", "MainsMeter=API, MaxSumMains=10", true)]
    [InlineData("MaxSumMainsTime", "MainsMeter=API, MaxSumMains=599", true)]
    [InlineData("MaxSumMainsTime", "MainsMeter=Disabled, MaxSumMains=30", false)]
    [InlineData("StartCurrent", "Mode=Solar", true)]
    [InlineData("StartCurrent", "Mode=Solar, LoadBl=Master", true)]
    [InlineData("StartCurrent", "Mode=Solar, LoadBl=Node1", false)]
    [InlineData("StopTime", "Mode=Smart", false)]
    [InlineData("ImportCurrent", "Mode=Solar", true)]
    [InlineData("EnableC2", "Mode=Solar", true)]
    [InlineData("EnableC2", "Mode=Normal", false)]
    [InlineData("OverrideTimeout", "Mode=Solar, MainsMeter=API", false)]
    [InlineData("MQTTHost", "WIFImode=Enabled", false)]
    public void Given_these_settings_When_the_menu_decides_about_a_row_Then_it_is_shown_or_not(string key, string settings, bool shown)
    {
        var row = Values.Row(key);

        Assert.Equal(shown, Visibility.IsShown(row.Shown, Values.Of(settings)));
    }

    [Fact]
    public void Given_every_type_of_meter_When_the_menu_decides_about_its_address_Then_all_but_Disabled_and_API_show_it()
    {
        foreach (var type in KeysTable.Rows.First(r => r.Key == "MainsMeter").Allowed.Split('|').Where(t => t != "-"))
        {
            var onBus = type is not ("Disabled" or "API");
            Assert.Equal(onBus, Visibility.IsShown(Values.Row("MainsMAddress").Shown, Values.Of("Mode=Smart, MainsMeter=" + type)));
            if (type != "Sensorbox") Assert.Equal(onBus, Visibility.IsShown(Values.Row("EVMeterAddress").Shown, Values.Of("EVMeter=" + type)));
            Assert.Equal(type == "Custom", Visibility.IsShown(Values.Row("EMFunction").Shown, Values.Of("MainsMeter=" + type)));
        }
    }

    private static string Shown(string settings, bool onlyBuilt)
    {
        var values = Values.Of(settings);
        var rows = KeysTable.Rows.Select(r => Values.Row(r.Key));
        return string.Join(", ", rows.Where(r => onlyBuilt ? Visibility.IsInMenu(r, values) : r.Lcd.Length > 0 && Visibility.IsShown(r.Shown, values)).Select(r => r.Lcd));
    }
}
