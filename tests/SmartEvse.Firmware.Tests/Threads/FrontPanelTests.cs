using System;
using System.Linq;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Display;
using SmartEvse.Core.Settings;
using SmartEvse.Firmware.Board;
using SmartEvse.Firmware.Tests.Support;
using SmartEvse.Firmware.Threads;
using Xunit;

namespace SmartEvse.Firmware.Tests.Threads;

/// <summary>The board's own display and buttons, on doubles of its pins: the picture arrives, only what changed is sent, the buttons work, a dead display stops nothing.</summary>
public sealed class FrontPanelTests
{
    private readonly SimulatedBoard _board = new();
    private readonly SimulatedDisplay _display;
    private readonly RunningDevice _device;

    public FrontPanelTests()
    {
        _display = new SimulatedDisplay(_board);
        _device = new RunningDevice(_board);
    }

    private Panel Panel => _device.Device.Storage.Panel.Panel;

    [Fact]
    public void Given_a_display_When_the_device_starts_Then_it_is_reset_set_up_in_the_order_of_its_data_sheet_and_shows_the_picture()
    {
        _device.Run(1000);
        Assert.Equal(1, _display.Resets);
        byte[] setUp = [0xA2, 0xA0, 0xC8, 0x24, 0xF8, 0x01, 0x81, 0x24, 0xA6, 0x2F, 0x40, 0xA4, 0xAF];
        Assert.Equal(setUp, _display.Commands.Take(setUp.Length));
        Assert.Equal(Panel.Frame.Bytes, _display.Seen());
        Assert.Contains(_display.Seen(), b => b != 0);
        Assert.InRange(_board.Nano.Duty[14], 0.99, 1.0);
    }

    [Fact]
    public void Given_pictures_that_change_When_a_session_runs_Then_the_display_follows_and_only_what_changed_is_sent()
    {
        _device.Run(5000);
        var before = _display.Written8;
        _device.Run(5000);
        Assert.InRange(_display.Written8 - before, 0, FrameBuffer.Size / 2);

        _board.Plant.Plug();
        Assert.True(_device.RunTo(ChargerState.C));
        _device.Run(4000);
        Assert.Equal(Panel.Frame.Bytes, _display.Seen());
        Assert.InRange(_display.Written8 - before, 100, 40_000);
    }

    [Fact]
    public void Given_buttons_that_share_pins_with_the_display_When_they_are_pressed_Then_the_menu_opens_walks_and_nothing_garbles_the_display()
    {
        _device.Run(3000);
        Hold(PinRole.LcdA0, 2300);
        Assert.True(Panel.IsMenuOpen);
        Hold(PinRole.LcdData, 120);
        Hold(PinRole.LcdData, 120);
        Hold(PinRole.ButtonLeft, 120);
        _device.Run(500);
        Assert.Equal(Panel.Frame.Bytes, _display.Seen());

        // A button that is held does not keep the display from being driven, as in the C++ firmware: an output wins.
        _board.Nano.Buttons[_board.Pin(PinRole.LcdA0)] = false;
        _device.Run(500);
        _board.Nano.Buttons[_board.Pin(PinRole.LcdA0)] = true;
        _device.Run(500);
        Assert.Equal(Panel.Frame.Bytes, _display.Seen());
    }

    [Fact]
    public void Given_a_display_that_the_contactors_garbled_When_the_charger_leaves_C_Then_it_is_set_up_anew_and_right_again()
    {
        _board.Plant.Plug();
        Assert.True(_device.RunTo(ChargerState.C));
        _device.Run(2000);
        _display.Garble();
        _board.Plant.Unplug();
        _device.Run(3000);
        Assert.True(_display.Resets >= 2);
        Assert.Equal(Panel.Frame.Bytes, _display.Seen());
    }

    [Fact]
    public void Given_left_held_at_the_device_When_it_charges_Then_it_stops_and_holding_right_starts_it_again()
    {
        _board.Plant.Plug();
        Assert.True(_device.RunTo(ChargerState.C));
        Hold(PinRole.ButtonLeft, 2500);
        _device.Run(8000);
        Assert.False(_board.Contactor1);
        Assert.Equal(AccessStatus.Deny, _device.Device.Charger.Settings.State(StoredState.Access));
        Hold(PinRole.LcdData, 2500);
        _device.Run(500);
        Assert.Equal(AccessStatus.Allow, _device.Device.Charger.Settings.State(StoredState.Access));
    }

    [Fact]
    public void Given_a_display_whose_pins_fail_When_the_device_runs_Then_it_is_reported_tried_again_and_charging_goes_on()
    {
        _device.Run(1000);
        var isDead = true;
        var display = _board.Nano.Written!;
        _board.Nano.Written = (pin, high) =>
        {
            if (isDead && pin == _board.Pin(PinRole.LcdClock)) throw new InvalidOperationException("no such pin");
            display(pin, high);
        };
        _board.Plant.Plug();
        Assert.True(_device.RunTo(ChargerState.C));
        _device.Run(2000);
        Assert.True(_board.Contactor1);
        Assert.Equal("display: no such pin", _device.Device.Status.Text);
        // What the buttons pull low must not be left driven.
        Assert.All(new[] { PinRole.LcdData, PinRole.LcdA0 }, role => Assert.StartsWith("Input", _board.Nano.Modes[_board.Pin(role)], StringComparison.Ordinal));

        isDead = false;
        _device.Run(PanelLoop.PauseMs + 1000);
        Assert.Equal(Panel.Frame.Bytes, _display.Seen());
    }

    private void Hold(PinRole role, int ms)
    {
        _board.Nano.Buttons[_board.Pin(role)] = false;
        _device.Run(ms);
        _board.Nano.Buttons[_board.Pin(role)] = true;
        _device.Run(200);
    }
}
