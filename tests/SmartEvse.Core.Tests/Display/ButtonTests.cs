using System;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Display;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using SmartEvse.Simulation;
using SmartEvse.Simulation.Screens;
using Xunit;

namespace SmartEvse.Core.Tests.Display;

/// <summary>What the buttons do outside the menu, and the backlight.</summary>
public sealed class ButtonTests
{
    private const int Left = Panel.LeftButton;
    private const int Middle = Panel.MiddleButton;
    private const int Right = Panel.RightButton;

    private const string Smart = "Config=Fixed, MainsMeter=API, Mode=Smart";

    [Theory]
    [InlineData(Left, AccessStatus.Allow, 1900, AccessStatus.Allow)]
    [InlineData(Left, AccessStatus.Allow, 2100, AccessStatus.Deny)]
    [InlineData(Left, AccessStatus.Pause, 2100, AccessStatus.Deny)]
    [InlineData(Right, AccessStatus.Deny, 1900, AccessStatus.Deny)]
    [InlineData(Right, AccessStatus.Deny, 2100, AccessStatus.Allow)]
    [InlineData(Right, AccessStatus.Pause, 2100, AccessStatus.Allow)]
    public void Given_an_access_When_an_outer_button_is_held_Then_two_seconds_stop_or_start(int button, int before, int ms, int after)
    {
        var user = MenuUser.At("");
        user.Sim.Send(CommandKind.SetAccess, before);
        user.Hold(button, ms).Wait(100);
        Assert.Equal(after, user.Sim.View[ViewField.Access]);
    }

    [Theory]
    [InlineData(Left, "to Stop")]
    [InlineData(Middle, "for Menu")]
    public void Given_a_button_When_it_is_held_Then_the_display_says_what_for_until_it_is_released(int button, string text)
    {
        var user = MenuUser.At("");
        user.Down = button;
        user.Wait(500);
        Assert.Equal("Hold 2 sec", ScreenText.LargeAt(user.Panel.Frame, 2));
        Assert.Equal(text, ScreenText.LargeAt(user.Panel.Frame, 4));
        user.Down = 0;
        user.Wait(100);
        Assert.Equal("READY TO", ScreenText.LargeAt(user.Panel.Frame, 2));
    }

    [Fact]
    public void Given_access_When_the_right_button_is_held_Then_nothing_happens()
    {
        var user = MenuUser.At("");
        user.Down = Right;
        Assert.Equal("READY TO", ScreenText.LargeAt(user.Wait(500).Panel.Frame, 2));
    }

    [Theory]
    [InlineData("Mode=Normal", 300, ChargeMode.Normal)]
    [InlineData(Smart, 300, ChargeMode.Solar)]
    [InlineData("MainsMeter=API, Mode=Solar", 300, ChargeMode.Smart)]
    [InlineData(Smart, 2100, ChargeMode.Smart)]
    public void Given_a_mode_When_the_left_button_is_pressed_shortly_Then_Smart_and_Solar_change_places(string settings, int ms, int after)
    {
        var user = MenuUser.At(settings).Hold(Left, ms).Wait(100);
        Assert.Equal(after, user.Sim.View[ViewField.Mode]);
    }

    [Fact]
    public void Given_a_press_shorter_than_the_bounce_When_it_ends_Then_it_was_none()
    {
        var user = MenuUser.At(Smart).Hold(Left, 10).Wait(200);
        Assert.Equal(ChargeMode.Smart, user.Sim.View[ViewField.Mode]);
    }

    [Fact]
    public void Given_charging_ended_at_the_push_button_When_the_right_button_is_held_Then_it_charges_again()
    {
        var user = MenuUser.At("Config=Fixed");
        user.Sim.Charging();
        user.Sim.Plant.SwitchClosed = true;
        user.Wait(500).Sim.Plant.SwitchClosed = false;
        user.Wait(9000);
        Assert.Equal("stopped_by_button", user.Sim.Reason());
        Assert.Equal("AT BUTTON", ScreenText.LargeAt(user.Panel.Frame, 4));
        user.Hold(Right, 2100).Wait(60_000);
        Assert.Equal(ChargerState.C, user.Sim.Charger.State);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, Faults.RcmTripped)]
    public void Given_a_tripped_residual_current_monitor_When_a_button_is_pressed_Then_it_is_reset_unless_it_still_reports(bool stillReports, int after)
    {
        var user = MenuUser.At("RCmon=Enabled");
        user.Sim.Plant.RcmFault = true;
        user.Wait(500).Sim.Plant.RcmFault = stillReports;
        user.Wait(100);
        Assert.Equal(Faults.RcmTripped, user.Sim.Faults());
        user.Press(Right);
        Assert.Equal(after, user.Sim.Faults());
    }

    [Fact]
    public void Given_both_outer_buttons_When_they_are_pressed_together_Then_the_display_is_set_up_anew_and_nothing_else_happens()
    {
        var user = MenuUser.At(Smart);
        var before = user.Panel.Reinit;
        user.Hold(Left | Right, 300).Wait(100);
        Assert.Equal(before + 1, user.Panel.Reinit);
        Assert.Equal(ChargeMode.Smart, user.Sim.View[ViewField.Mode]);
    }

    [Fact]
    public void Given_a_session_When_contactors_switch_and_it_ends_Then_the_display_is_set_up_anew()
    {
        var user = MenuUser.At("Config=Fixed");
        var before = user.Panel.Reinit;
        user.Sim.Charging();
        user.Wait(100);
        Assert.Equal(before + 1, user.Panel.Reinit);
        user.Sim.Plant.Unplug();
        user.Wait(5000);
        Assert.True(user.Panel.Reinit > before + 1);
    }

    [Fact]
    public void Given_middle_and_right_held_while_the_power_comes_on_When_it_is_on_Then_the_buttons_are_locked_and_that_is_stored()
    {
        var user = new PanelUser(new SimulatedCharger(Values.Of("MainsMeter=API, Mode=Smart")), Middle | Right).Wait(300);
        Assert.Equal("LCD LOCKED", ScreenText.LargeAt(user.Panel.Frame, 0));
        Assert.Equal(1, user.Sim.Charger.Settings.State(StoredState.PanelLock));
        user.Down = 0;
        user.Wait(10_000).Press(Left).OpenMenu();
        Assert.False(user.Panel.IsMenuOpen);
        Assert.Equal(ChargeMode.Smart, user.Sim.View[ViewField.Mode]);

        var again = new PanelUser(new SimulatedCharger(user.Sim.Charger.Settings), Middle | Right).Wait(300);
        Assert.Equal("LCD FREE", ScreenText.LargeAt(again.Panel.Frame, 0));
        Assert.Equal(0, again.Sim.Charger.Settings.State(StoredState.PanelLock));
        again.Down = 0;
        Assert.True(again.Wait(10_000).OpenMenu().Panel.IsMenuOpen);
    }

    [Fact]
    public void Given_middle_and_right_When_they_are_pressed_later_Then_nothing_is_locked()
    {
        var user = MenuUser.At("").Hold(Middle | Right, 500);
        Assert.Equal(0, user.Sim.Charger.Settings.State(StoredState.PanelLock));
    }

    [Fact]
    public void Given_a_locked_panel_When_the_monitor_has_tripped_Then_a_press_still_resets_it_and_leaves_the_light_off()
    {
        var values = Values.Of("RCmon=Enabled");
        values.SetState(StoredState.PanelLock, 1);
        var user = new PanelUser(new SimulatedCharger(values)).Wait(125_000);
        Assert.Equal(0, user.Press(Left).Panel.Backlight);
        user.Sim.Plant.RcmFault = true;
        user.Wait(500).Sim.Plant.RcmFault = false;
        user.Press(Right);
        Assert.Equal(0, user.Sim.Faults());
    }

    [Fact]
    public void Given_a_hold_from_a_distance_When_it_is_long_enough_Then_it_opens_the_menu()
    {
        var user = MenuUser.At("");
        user.Panel.Press(Middle, true);
        user.Wait(2200);
        Assert.True(user.Panel.IsMenuOpen);
        user.Panel.Press(Middle, false);
        user.Wait(100).Panel.Press(Right, true);
        user.Wait(100).Panel.Press(Right, false);
        Assert.Equal("CONFIG", user.Wait(100).Seen().Title);
    }

    [Fact]
    public void Given_buttons_pressed_from_a_distance_all_the_time_When_somebody_holds_left_at_the_device_Then_charging_stops()
    {
        var user = MenuUser.At("");
        user.Panel.Press(Right, true);
        user.Wait(1000);
        user.Hold(Left, 2500).Wait(100);
        Assert.Equal(AccessStatus.Deny, user.Sim.Charger.Settings.State(StoredState.Access));
    }

    [Fact]
    public void Given_a_press_from_a_distance_When_nobody_releases_it_Then_it_ends_after_four_seconds()
    {
        var user = MenuUser.At("").OpenMenu().GoTo("MAX").Press(Middle);
        user.Sim.Charger.IsUnlocked = true;
        user.Panel.Press(Right, true);
        user.Wait(4200);
        var value = user.Seen().Value;
        Assert.Equal(value, user.Wait(3000).Seen().Value);
        Assert.NotEqual("13 A", value);
    }

    [Theory]
    [InlineData(118_000, 255)]
    [InlineData(119_500, 127)]
    [InlineData(120_100, 0)]
    public void Given_nothing_happens_When_two_minutes_are_over_Then_the_light_has_faded_out(int ms, int level)
    {
        Assert.InRange(new PanelUser(new SimulatedCharger(Values.Of(""))).Wait(ms).Panel.Backlight, level - 10, level + 10);
    }

    [Theory]
    [InlineData("a button")]
    [InlineData("a mode")]
    [InlineData("a vehicle")]
    [InlineData("an error")]
    [InlineData("the switch")]
    [InlineData("the web")]
    public void Given_the_light_is_off_When_something_happens_Then_it_goes_on(string what)
    {
        var user = MenuUser.At("MainsMeter=API").Wait(125_000);
        Assert.Equal(0, user.Panel.Backlight);
        switch (what)
        {
            case "a button": user.Press(Right); break;
            case "a mode": user.Sim.Send(CommandKind.SetMode, ChargeMode.Smart); break;
            case "a vehicle": user.Sim.Plant.Plug(); break;
            case "an error": user.Sim.Plant.TemperatureC = 90; break;
            case "the switch":
                user.Sim.Plant.SwitchClosed = true;
                user.Wait(300).Sim.Plant.SwitchClosed = false;
                break;
            default: user.Panel.Light(); break;
        }

        Assert.Equal(255, user.Wait(3000).Panel.Backlight);
    }

    [Fact]
    public void Given_a_vehicle_that_waits_for_power_When_two_minutes_are_over_Then_the_light_is_off_and_while_charging_it_is_on()
    {
        var user = new PanelUser(Rig.Smart());
        user.Sim.Plant.House.Set(250, 250, 250);
        user.Wait(6000).Sim.Plant.Plug();
        Assert.Equal(0, user.Wait(200_000).Panel.Backlight);
        Assert.Equal("waiting_power", user.Sim.Reason());
        user.Sim.Plant.House.Set(10, 10, 10);
        user.Sim.RunUntil(s => s.Charger.State == ChargerState.C, TimeSpan.FromSeconds(100));
        Assert.Equal(255, user.Wait(300_000).Panel.Backlight);
    }
}
