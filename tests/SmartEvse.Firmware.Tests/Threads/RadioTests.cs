using System.Linq;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Settings;
using SmartEvse.Firmware.Network;
using SmartEvse.Firmware.Tests.Support;
using Xunit;

namespace SmartEvse.Firmware.Tests.Threads;

public sealed class RadioTests
{
    private const int Off = 1;
    private const int AutoConnect = 6;

    [Fact]
    public void Given_charging_When_WIFI_is_Disabled_Then_the_radio_is_off_and_charging_goes_on()
    {
        var board = new SimulatedBoard();
        board.Store("WIFImode=2", "MQTTHost=localhost");
        var run = new RunningDevice(board);
        board.Plant.Plug();
        Assert.True(run.RunTo(ChargerState.C));
        Assert.True(run.Link.IsConnected);
        run.Device.Charger.Settings.SetNumber(SettingId.WIFImode, 0);
        run.Run(10_000);
        Assert.Equal(Off, board.Nano.WifiOptions);
        Assert.False(run.Link.IsConnected);
        Assert.Equal("offline", run.Link.Last["SmartEVSE-1234/connected"]);
        Assert.Equal(ChargerState.C, run.State);
        Assert.True(board.Contactor1);
    }

    [Fact]
    public void Given_the_radio_off_When_WIFI_is_Enabled_Then_it_connects_by_itself_and_the_flash_is_written_once()
    {
        var board = new SimulatedBoard();
        board.Nano.WifiOptions = Off;
        board.Nano.NetworkUp = false;
        var radio = new WifiRadio();
        for (var ms = 0; ms < 50_000; ms += 50) radio.Follow(true, ms);
        Assert.Equal(AutoConnect, board.Nano.WifiOptions);
        Assert.Single(board.Nano.Log, l => l == "Wifi AutoConnect");
        Assert.Single(board.Nano.Log, l => l == "Wifi reconnect");
    }

    [Fact]
    public void Given_an_access_point_that_is_gone_When_minutes_pass_Then_it_is_asked_for_once_a_minute_until_it_is_back()
    {
        var board = new SimulatedBoard();
        var radio = new WifiRadio();
        radio.Follow(true, 0);
        board.Nano.NetworkUp = false;
        for (var ms = 0; ms < 300_000; ms += 50) radio.Follow(true, ms);
        Assert.Equal(4, board.Nano.Log.Count(l => l == "Wifi reconnect"));
        board.Nano.NetworkUp = true;
        for (var ms = 300_000; ms < 600_000; ms += 50) radio.Follow(true, ms);
        Assert.Equal(4, board.Nano.Log.Count(l => l == "Wifi reconnect"));
        Assert.DoesNotContain("Wifi AutoConnect", board.Nano.Log);
    }

    [Theory]
    [InlineData("home", 2)]
    [InlineData("", 0)]
    public void Given_a_new_device_When_it_starts_Then_WIFI_is_Enabled_if_somebody_has_named_an_access_point(string ssid, int wifi)
    {
        var board = new SimulatedBoard();
        board.Nano.Ssid = ssid;
        var run = new RunningDevice(board);
        Assert.Equal(LoadResult.FactoryNew, run.Device.Found);
        Assert.Equal(wifi, run.Device.Charger.Settings.Number(SettingId.WIFImode));
    }
}
