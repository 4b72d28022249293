using System;
using System.Threading.Tasks;
using Microsoft.Playwright;
using SmartEvse.Core.Settings;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SmartEvse.Web.Tests;

/// <summary>The table of settings on the page.</summary>
public sealed class SettingsPageTests(Browser browser)
{
    [Fact]
    public async Task Given_a_setting_When_it_is_changed_on_the_page_Then_the_charger_has_it_and_another_window_shows_it()
    {
        await using var bench = await WebBench.Open(await browser.Window());
        var other = await bench.Page.Context.NewPageAsync();
        await other.GotoAsync(bench.Address);
        await bench.Page.GetByLabel("Min Current").FillAsync("8");
        await bench.Page.GetByLabel("Feed Timeout").FillAsync("30");
        await bench.Page.GetByRole(AriaRole.Button, new() { Name = "Save 2 changes" }).ClickAsync();

        await bench.Text("#saved", "Saved.");
        Assert.Equal((8, 30), (bench.Charger.Settings.Number(SettingId.MinCurrent), bench.Charger.Settings.Number(SettingId.FeedTimeout)));
        await Expect(other.GetByLabel("Min Current")).ToHaveValueAsync("8", new() { Timeout = Browser.Patience });
        Assert.Empty(bench.Complaints);
    }

    [Fact]
    public async Task Given_values_that_cannot_be_When_they_are_saved_Then_the_reason_of_the_charger_stands_beside_the_field_and_nothing_has_changed()
    {
        await using var bench = await WebBench.Open(await browser.Window());
        var field = bench.Page.GetByLabel("Min Current");
        await bench.Page.GetByLabel("Feed Timeout").FillAsync("30");
        await field.FillAsync("99");
        await field.PressAsync("Enter");

        await bench.Text("#e-MinCurrent", "out of range 6..16");
        await bench.Text("#save-error", "Not saved: Min Current.");
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(field).ToBeFocusedAsync();
        await Expect(field).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("out of range 6\\.\\.16"));
        Assert.Equal((6, 11), (bench.Charger.Settings.Number(SettingId.MinCurrent), bench.Charger.Settings.Number(SettingId.FeedTimeout)));

        await field.FillAsync("16");
        await field.PressAsync("Enter");
        await bench.Text("#saved", "Saved.");
        await bench.Text("#e-MinCurrent", "");
        Assert.Equal((16, 30), (bench.Charger.Settings.Number(SettingId.MinCurrent), bench.Charger.Settings.Number(SettingId.FeedTimeout)));
    }

    [Fact]
    public async Task Given_a_locked_charger_When_an_install_setting_is_looked_at_Then_it_can_be_read_not_written_and_the_page_says_how()
    {
        await using var bench = await WebBench.Open(await browser.Window());
        await Expect(bench.Page.GetByLabel("Max Mains")).ToHaveJSPropertyAsync("readOnly", true);
        await Expect(bench.Page.GetByLabel("Max Mains")).ToHaveValueAsync("25");
        await Expect(bench.Page.Locator("#lock")).ToContainTextAsync("choose UNLOCK");
        await Expect(bench.Page.GetByLabel("Min Current")).ToBeEditableAsync();

        // What UNLOCK at the display does.
        bench.Charger.Charger.IsUnlocked = true;
        await Expect(bench.Page.GetByLabel("Max Mains")).ToBeEditableAsync(new() { Timeout = Browser.Patience });
        await bench.Page.GetByLabel("Max Mains").FillAsync("35");
        await bench.Page.GetByLabel("Max Mains").PressAsync("Enter");
        await bench.Text("#saved", "Saved.");
        Assert.Equal(35, bench.Charger.Settings.Number(SettingId.MaxMains));
    }

    [Fact]
    public async Task Given_an_unlocked_charger_When_MQTT_settings_have_any_characters_Then_they_arrive_as_they_were_typed_and_the_password_never_comes_back()
    {
        const string user = "Ü\"'\\<b>&amp;%41+ /?#=;€";
        const string password = "pä ss\\\"<>&%00'+";
        await using var bench = await WebBench.Open(await browser.Window(), WebBench.Options() with { Unlocked = true });
        await bench.Page.GetByText("MQTT", new() { Exact = true }).ClickAsync();
        await bench.Page.GetByLabel("MQTT User").FillAsync(user);
        await bench.Page.GetByLabel("MQTT Password").FillAsync(password);
        await bench.Page.GetByRole(AriaRole.Button, new() { Name = "Save 2 changes" }).ClickAsync();

        await bench.Text("#saved", "Saved.");
        Assert.Equal((user, password), (bench.Charger.Settings.Text(SettingId.MQTTUser), bench.Charger.Settings.Text(SettingId.MQTTPassword)));
        await bench.Page.ReloadAsync();
        await Expect(bench.Page.Locator("#f-MQTTUser")).ToHaveValueAsync(user);
        await Expect(bench.Page.Locator("#f-MQTTPassword")).ToHaveValueAsync("");
        Assert.DoesNotContain("pä ss", await bench.Page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_field_that_is_being_edited_When_someone_else_changes_things_Then_it_stays_and_the_others_follow()
    {
        await using var bench = await WebBench.Open(await browser.Window());
        await bench.Page.GetByLabel("Min Current").FillAsync("9");
        bench.Charger.Settings.SetNumber(SettingId.FeedTimeout, 44);

        await Expect(bench.Page.GetByLabel("Feed Timeout")).ToHaveValueAsync("44", new() { Timeout = Browser.Patience });
        await Expect(bench.Page.GetByLabel("Min Current")).ToHaveValueAsync("9");
        await bench.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(bench.Page.GetByLabel("Min Current")).ToHaveValueAsync("6");
    }
}
