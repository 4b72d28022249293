using System.Collections.Generic;
using System.Linq;
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

/// <summary>Opening, leaving, saving and dropping; what the menu refuses; its own items.</summary>
public sealed class MenuTests
{
    private const int Left = Panel.LeftButton;
    private const int Middle = Panel.MiddleButton;
    private const int Right = Panel.RightButton;

    [Theory]
    [InlineData(1900, false)]
    [InlineData(2100, true)]
    public void Given_the_status_screen_When_the_middle_button_is_held_Then_the_menu_opens_after_two_seconds(int ms, bool opens)
    {
        var user = MenuUser.At("");
        user.Hold(Middle, ms);
        Assert.Equal(opens, user.Panel.IsMenuOpen);
    }

    [Fact]
    public void Given_the_first_item_When_left_is_pressed_Then_the_menu_goes_round_to_EXIT()
    {
        var user = MenuUser.At("").OpenMenu();
        Assert.Equal(("MODE", "Normal"), user.Seen());
        Assert.Equal(("EXIT", "MENU"), user.Press(Left).Seen());
        Assert.Equal("MODE", user.Press(Right).Seen().Title);
    }

    [Fact]
    public void Given_value_level_When_it_is_left_Then_the_buttons_change_items_again()
    {
        var user = MenuUser.At("").OpenMenu().Press(Middle).Press(Right);
        Assert.Equal(("MODE", "Smart"), user.Seen());
        Assert.Equal(("CONFIG", "Socket"), user.Press(Middle).Press(Right).Seen());
    }

    [Fact]
    public void Given_an_open_menu_When_MODE_becomes_Smart_Then_MAINSMET_opens_up_at_once_and_goes_again()
    {
        var user = MenuUser.At("").OpenMenu();
        Assert.DoesNotContain("MAINSMET", user.Titles());
        Assert.Contains("MAINSMET", user.Choose("MODE", "Smart").Titles());
        Assert.DoesNotContain("MAINSMET", user.Choose("MODE", "Normal").Titles());
    }

    [Fact]
    public void Given_changes_When_no_button_is_pressed_for_two_minutes_Then_they_are_dropped_and_the_display_says_so()
    {
        var user = MenuUser.At("").OpenMenu().Choose("MAX", "20 A").Wait(119_000);
        Assert.True(user.Panel.IsMenuOpen);
        user.Wait(2000);
        Assert.False(user.Panel.IsMenuOpen);
        Assert.Equal("NOT SAVED", ScreenText.LargeAt(user.Panel.Frame, 0));
        Assert.Equal(13, user.Sim.Charger.Settings.Number(SettingId.MaxCurrent));
    }

    [Fact]
    public void Given_MODE_Smart_without_MAINSMET_When_the_menu_is_left_Then_MODE_is_Normal_again_and_the_display_says_why()
    {
        var user = MenuUser.At("").OpenMenu().Choose("MODE", "Smart").Choose("MAX", "20 A").Exit();
        Assert.Equal("MODE Normal", ScreenText.LargeAt(user.Panel.Frame, 0));
        Assert.Equal("mains meter: MAINSMET is", ScreenText.SmallAt(user.Panel.Frame, 4));
        Assert.Equal(ChargeMode.Normal, user.Sim.Charger.Settings.Mode);
        Assert.Equal(20, user.Sim.Charger.Settings.Number(SettingId.MaxCurrent));
    }

    [Fact]
    public void Given_an_error_that_a_person_has_to_clear_When_the_menu_is_left_by_EXIT_Then_it_is_cleared_unless_its_cause_is_there()
    {
        var user = MenuUser.At("Config=Fixed, MaxCurrent=16");
        user.Sim.Charging().Plant.PilotFault = PilotFault.NoDiode;
        user.Wait(8000);
        user.OpenMenu().Press(Left).Press(Middle).Wait(8000);
        Assert.Equal(Faults.Diode, user.Sim.View[ViewField.Faults] & Faults.Diode);

        user.Sim.Plant.PilotFault = PilotFault.None;
        user.Wait(60000);
        Assert.Equal(Faults.Diode, user.Sim.View[ViewField.Faults] & Faults.Diode);
        user.OpenMenu().Press(Left).Press(Middle).Wait(100);
        Assert.Equal(0, user.Sim.View[ViewField.Faults]);
        Assert.True(user.Sim.MsUntil(ChargerState.C, 60) >= 0);
        Assert.Equal(0, user.Sim.Charger.Violations);
    }

    [Fact]
    public void Given_a_waiting_time_When_the_menu_is_left_by_EXIT_Then_it_is_over()
    {
        var user = MenuUser.At("Config=Fixed, MaxCurrent=16");
        user.Sim.Charging();
        user.Sim.Send(CommandKind.SetAccess, AccessStatus.Deny);
        user.Wait(8000).Sim.Send(CommandKind.SetAccess, AccessStatus.Allow);
        user.OpenMenu().Press(Left);
        Assert.InRange(user.Sim.View[ViewField.ChargeDelayS], 3, 60);

        user.Press(Middle).Wait(100);

        Assert.Equal(0, user.Sim.View[ViewField.ChargeDelayS]);
    }

    [Theory]
    [InlineData("MaxCurrent=63", "MAX", "64 A", "rule: MAX <= 63 with", "CONFIG Socket")]
    [InlineData("MainsMeter=API, MaxCurrent=10", "MIN", "11 A", "rule: MIN <= MAX", "")]
    public void Given_values_that_break_a_rule_When_the_menu_is_left_Then_nothing_is_saved_and_it_stays_open(string settings, string title, string value, string first, string second)
    {
        var user = MenuUser.At(settings).OpenMenu().Choose(title, value).Choose("LED MODE", "Public").Exit();
        Assert.Equal("NOT SAVED", ScreenText.LargeAt(user.Panel.Frame, 0));
        Assert.Equal(first, ScreenText.SmallAt(user.Panel.Frame, 3));
        Assert.Equal(second, ScreenText.SmallAt(user.Panel.Frame, 4));
        Assert.Equal(0, user.Sim.Charger.Settings.Number(SettingId.LedMode));
        user.Press(Right);
        Assert.Equal("EXIT", user.Seen().Title);
        Assert.Equal(value, user.GoTo(title).Seen().Value);
    }

    [Fact]
    public void Given_an_open_menu_When_a_remote_writer_changes_a_setting_Then_it_is_shown_and_not_undone_by_saving()
    {
        var user = MenuUser.At("").OpenMenu().Choose("MAX", "20 A");
        user.Sim.Send(CommandKind.SetNumber, 1, row: SettingId.LedMode);
        user.Sim.Charger.IsUnlocked = true;
        user.Sim.Send(CommandKind.SetNumber, 50, row: SettingId.MaxTemp);
        Assert.Equal("50 \u007FC", user.GoTo("MAX TEMP").Seen().Value);
        user.Exit();
        Assert.Equal(50, user.Sim.Charger.Settings.Number(SettingId.MaxTemp));
        Assert.Equal(20, user.Sim.Charger.Settings.Number(SettingId.MaxCurrent));
    }

    [Fact]
    public void Given_a_held_button_When_it_repeats_Then_each_pause_is_an_eighth_shorter()
    {
        // Press, then 500 ms, 438, 384, 336, 294, 258, 226 ... as the specification has it.
        int[] expectedMs = [0, 500, 938, 1322, 1658, 1952, 2210, 2436];
        var sim = new SimulatedCharger(Values.Of(""), 1);
        var user = new PanelUser(sim).Wait(3000).OpenMenu().GoTo("MAX").Press(Middle);
        var seen = new List<(long Ms, string Value)>();
        user.Down = Right;
        for (var i = 0; i < 2600; i++)
        {
            user.Wait(1);
            var value = user.Seen().Value;
            if (seen.Count == 0 || seen[^1].Value != value) seen.Add((sim.NowMs, value));
        }

        var changes = seen.Skip(1).Take(expectedMs.Length).ToArray();
        for (var i = 0; i < expectedMs.Length; i++) Assert.InRange(changes[i].Ms - changes[0].Ms, expectedMs[i] - 20, expectedMs[i] + (20 * (i + 1)));
        Assert.Equal("14 A", changes[0].Value);
        Assert.Equal("21 A", changes[7].Value);
    }

    [Fact]
    public void Given_five_seconds_without_a_button_When_the_help_moves_through_Then_every_letter_of_it_is_seen()
    {
        var user = MenuUser.At("").OpenMenu();
        var seen = new HashSet<char>();
        Assert.Equal("MODE", user.Wait(4000).Seen().Title);
        user.Wait(1500);
        Assert.StartsWith("Normal char", ScreenText.LargeAt(user.Panel.Frame, 2));
        for (var i = 0; i < 400; i++)
        {
            foreach (var letter in ScreenText.LargeAt(user.Wait(100).Panel.Frame, 2)) seen.Add(letter);
        }

        Assert.Empty("Normal charges at MAX, Smart with what the mains connection has room for, Solar on solar power".ToHashSet().Except(seen));
        Assert.Equal("MODE", user.Hold(Left | Right, 100).Seen().Title);
    }

    [Fact]
    public void Given_UNLOCK_When_it_is_chosen_Then_remote_writers_may_change_install_rows_for_ten_minutes()
    {
        var user = MenuUser.At("");
        Assert.Equal(Refusal.Locked, user.Sim.Send(CommandKind.SetNumber, 20, row: SettingId.MaxCurrent));
        user.OpenMenu().Choose("UNLOCK", "Unlocked");
        Assert.Equal(Refusal.None, user.Sim.Send(CommandKind.SetNumber, 20, row: SettingId.MaxCurrent));
        user.Exit().Wait(590_000);
        Assert.Equal(Refusal.None, user.Sim.Send(CommandKind.SetNumber, 21, row: SettingId.MaxCurrent));
        user.Wait(10_000);
        Assert.Equal(Refusal.Locked, user.Sim.Send(CommandKind.SetNumber, 22, row: SettingId.MaxCurrent));
    }

    [Fact]
    public void Given_UNLOCK_When_it_is_locked_again_Then_that_holds_at_once()
    {
        var user = MenuUser.At("").OpenMenu().Choose("UNLOCK", "Unlocked").Choose("UNLOCK", "Locked");
        Assert.Equal(Refusal.Locked, user.Sim.Send(CommandKind.SetNumber, 20, row: SettingId.MaxCurrent));
    }

    [Fact]
    public void Given_FACTORY_When_it_is_confirmed_by_a_hold_Then_the_settings_are_new_and_the_charger_restarts()
    {
        var user = MenuUser.At("MaxCurrent=32").OpenMenu().GoTo("FACTORY").Press(Middle).Press(Right);
        user.Press(Middle);
        Assert.Equal(("FACTORY", "No"), user.Seen());
        Assert.Equal(32, user.Sim.Charger.Settings.Number(SettingId.MaxCurrent));
        user.Press(Middle).Press(Right).Hold(Middle, 2200);
        Assert.Equal(13, user.Sim.Charger.Settings.Number(SettingId.MaxCurrent));
        Assert.True(user.Sim.Outputs.Restart);
    }

    [Fact]
    public void Given_a_vehicle_that_charges_When_FACTORY_is_confirmed_Then_it_is_refused()
    {
        var user = MenuUser.At("Config=Fixed");
        user.Sim.Charging();
        user.OpenMenu().GoTo("FACTORY").Press(Middle).Press(Right).Hold(Middle, 2200);
        Assert.Equal("REFUSED", ScreenText.LargeAt(user.Panel.Frame, 0));
        Assert.False(user.Sim.Outputs.Restart);
        Assert.Equal(ChargerState.C, user.Sim.Charger.State);
    }

    [Fact]
    public void Given_a_token_When_the_menu_is_walked_Then_it_is_an_item()
    {
        var user = MenuUser.At("");
        user.Panel.Token = "7f3a-91c2-d80e";
        user.OpenMenu().GoTo("TOKEN");
        Assert.Equal("7f3a-91c2-d80e", ScreenText.SmallAt(user.Panel.Frame, 4));
        Assert.Equal("TOKEN", user.Press(Middle).Seen().Title);
    }

    [Fact]
    public void Given_more_changes_than_a_step_of_the_trace_holds_When_they_are_saved_Then_all_are_taken_in_one_step()
    {
        var user = MenuUser.At("").OpenMenu()
            .Choose("MODE", "Solar").Choose("CONFIG", "Fixed").Choose("MAINSMET", "API").Choose("EV METER", "API").Choose("MAINS", "30 A").Choose("MIN", "7 A")
            .Choose("MAX", "20 A").Choose("RCMON", "Enabled").Choose("LED MODE", "Public").Choose("START", "-5 A").Choose("STOP", "11 min").Choose("IMPORT", "40 A").GoTo("EXIT");
        var before = user.Sim.Charger.Settings.Mode;
        user.Sim.AfterStep += _ => Assert.Equal(Refusal.None, SettingsRules.CheckSet(user.Sim.Charger.Settings));
        user.Press(Middle);
        Assert.Equal(ChargeMode.Normal, before);
        Assert.Equal(ChargeMode.Solar, user.Sim.Charger.Settings.Mode);
        Assert.Equal(40, user.Sim.Charger.Settings.Number(SettingId.ImportCurrent));
        Assert.False(user.Panel.IsMenuOpen);
    }
}
