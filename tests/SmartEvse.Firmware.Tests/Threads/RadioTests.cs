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
    public void Given_WIFI_Disabled_at_a_start_When_the_native_layer_has_connected_Then_the_charger_leaves_the_network()
    {
        var board = new SimulatedBoard();
        new WifiRadio().Follow(false, 0);
        Assert.False(board.Nano.NetworkUp);
        Assert.Equal(["Wifi disconnect", "Wifi Disable"], board.Nano.Log.Where(l => l.StartsWith("Wifi", System.StringComparison.Ordinal)));
    }

    [Fact]
    public void Given_the_radio_off_When_WIFI_is_Enabled_Then_it_connects_at_once_and_the_flash_is_written_once()
    {
        var board = new SimulatedBoard();
        board.Nano.WifiOptions = Off;
        board.Nano.NetworkUp = false;
        var run = new Run(board);
        Assert.Equal([0], run.For(50_000));
        Assert.Equal(AutoConnect, board.Nano.WifiOptions);
        Assert.Single(board.Nano.Log, l => l == "Wifi AutoConnect");
        Assert.Contains("Wifi connect home secret", board.Nano.Log);
    }

    [Fact]
    public void Given_a_native_layer_that_connects_by_itself_When_it_needs_9_s_Then_it_is_left_alone()
    {
        var board = new SimulatedBoard();
        board.Nano.NetworkUp = false;
        var run = new Run(board);
        Assert.Empty(run.For(9_000));
        board.Nano.NetworkUp = true;
        Assert.Empty(run.For(600_000));
    }

    [Fact]
    public void Given_no_access_point_at_the_start_When_it_appears_later_Then_it_is_asked_for_at_growing_pauses_and_found_within_a_minute()
    {
        var board = new SimulatedBoard();
        (board.Nano.NetworkUp, board.Nano.AccessPointUp) = (false, false);
        var run = new Run(board);
        Assert.Equal([10_000, 20_000, 40_000, 80_000, 140_000, 200_000, 260_000], run.For(300_000));
        board.Nano.AccessPointUp = true;
        Assert.Equal([320_000], run.For(600_000));
        Assert.True(board.Nano.NetworkUp);
        Assert.DoesNotContain("Wifi AutoConnect", board.Nano.Log);
    }

    [Fact]
    public void Given_an_access_point_When_it_goes_away_and_returns_twice_Then_each_loss_begins_with_short_pauses()
    {
        var board = new SimulatedBoard();
        var run = new Run(board);
        Assert.Empty(run.For(60_000));
        foreach (var startMs in new[] { 60_000, 160_000 })
        {
            (board.Nano.NetworkUp, board.Nano.AccessPointUp) = (false, false);
            Assert.Equal([startMs + 9_950, startMs + 19_950], run.For(30_000));
            board.Nano.AccessPointUp = true;
            Assert.Equal([startMs + 39_950], run.For(70_000));
        }
    }

    [Fact]
    public void Given_no_access_point_When_WIFI_is_Disabled_meanwhile_Then_it_is_asked_for_no_more_until_Enabled_again()
    {
        var board = new SimulatedBoard();
        (board.Nano.NetworkUp, board.Nano.AccessPointUp) = (false, false);
        var run = new Run(board);
        Assert.Equal([10_000, 20_000], run.For(30_000));
        run.Enabled = false;
        board.Nano.AccessPointUp = true;
        Assert.Empty(run.For(300_000));
        Assert.False(board.Nano.NetworkUp);
        run.Enabled = true;
        Assert.Equal([330_000], run.For(1_000));
        Assert.True(board.Nano.NetworkUp);
    }

    [Fact]
    public void Given_a_radio_that_throws_When_it_is_asked_Then_it_is_tried_again_no_sooner_than_without()
    {
        var board = new SimulatedBoard();
        (board.Nano.NetworkUp, board.Nano.ConnectThrows) = (false, new System.InvalidOperationException("busy"));
        Assert.Equal([10_000, 20_000, 40_000], new Run(board).For(60_000));
    }

    [Fact]
    public void Given_a_device_without_its_access_point_When_that_appears_Then_the_broker_is_reached_without_a_restart()
    {
        var board = new SimulatedBoard();
        board.Store("WIFImode=2", "MQTTHost=localhost");
        (board.Nano.NetworkUp, board.Nano.AccessPointUp) = (false, false);
        var run = new RunningDevice(board);
        run.Link.IsUp = false;
        run.Run(120_000);
        Assert.False(board.Nano.NetworkUp);
        (board.Nano.AccessPointUp, run.Link.IsUp) = (true, true);
        run.Run(80_000);
        Assert.True(board.Nano.NetworkUp);
        Assert.True(run.Link.IsConnected);
        Assert.Equal(0, run.Machine.Reboots);
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

    /// <summary>A radio that is followed every 50 ms.</summary>
    private sealed class Run(SimulatedBoard board)
    {
        private readonly WifiRadio radio = new();
        private int nowMs;

        public bool Enabled { get; set; } = true;

        /// <summary>When it was asked to connect, in ms.</summary>
        public int[] For(int ms)
        {
            var asked = new System.Collections.Generic.List<int>();
            for (var end = nowMs + ms; nowMs < end; nowMs += 50)
            {
                var before = board.Nano.Log.Count;
                try
                {
                    radio.Follow(Enabled, nowMs);
                }
                catch (System.InvalidOperationException)
                {
                    // The thread's own catch, on the device.
                }

                if (board.Nano.Log.Skip(before).Any(l => l.StartsWith("Wifi connect", System.StringComparison.Ordinal))) asked.Add(nowMs);
            }

            return [.. asked];
        }
    }
}
