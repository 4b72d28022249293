using System;
using System.IO;
using System.Threading.Tasks;
using Microsoft.Playwright;
using SmartEvse.TestSupport;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SmartEvse.Web.Tests;

/// <summary>What the page shows of the charger, and mode and override.</summary>
public sealed class StatePageTests(Browser browser)
{
    [Fact]
    public async Task Given_the_page_When_the_vehicle_is_plugged_in_and_paused_Then_the_page_follows_with_state_current_curve_and_reason()
    {
        await using var bench = await WebBench.Open(await browser.Window());
        await bench.Text("#state", "Ready to Charge");
        await bench.Text("#reason", "No vehicle is connected.");
        await Expect(bench.Page.Locator("#reason")).ToHaveAttributeAsync("aria-live", "polite");

        bench.Charger.Plug(true);
        await bench.Text("#state", "Charging");
        await bench.Text("#offered", "16.0 A");
        await Expect(bench.Page.Locator("#legend .charged")).ToHaveTextAsync("Charged 16.0 A", new() { Timeout = Browser.Patience });
        await Expect(bench.Page.Locator("#p-l1")).ToHaveAttributeAsync("d", new System.Text.RegularExpressions.Regex("^M.*L"));
        await Expect(bench.Page.Locator("#events")).ToContainTextAsync("Started");
        await Expect(bench.Page.Locator("#sessions")).Not.ToBeEmptyAsync();

        await bench.Page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(bench.Page.GetByRole(AriaRole.Button, new() { Name = "Pause" })).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(bench.Page.Locator("#state")).Not.ToHaveTextAsync("Charging", new() { Timeout = Browser.Patience });
        Assert.Empty(bench.Complaints);
    }

    [Fact]
    public async Task Given_an_override_When_it_is_set_refused_and_cleared_Then_the_page_says_each()
    {
        await using var bench = await WebBench.Open(await browser.Window());
        var field = bench.Page.GetByLabel("Override, in A");
        await field.FillAsync("8.5");
        await field.PressAsync("Enter");
        await bench.Text("#override-hint", "Now 8.5 A.");
        await field.FillAsync("3");
        await field.PressAsync("Enter");
        await Expect(bench.Page.Locator("#override-error")).ToContainTextAsync("out of range");
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await bench.Text("#override-hint", "Now 8.5 A.");
        await bench.Page.GetByRole(AriaRole.Button, new() { Name = "Clear", Exact = true }).ClickAsync();
        await bench.Text("#override-hint", "No override.");
    }

    [Fact]
    public async Task Given_no_mains_meter_When_Solar_is_wanted_Then_the_reason_stands_below_the_modes()
    {
        await using var bench = await WebBench.Open(await browser.Window(), WebBench.Options() with { Set = [] });
        await bench.Page.GetByRole(AriaRole.Button, new() { Name = "Solar" }).ClickAsync();
        await Expect(bench.Page.Locator("#mode-error")).Not.ToBeEmptyAsync();
        await Expect(bench.Page.GetByRole(AriaRole.Button, new() { Name = "Normal" })).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task Given_an_open_page_When_the_server_goes_and_comes_back_Then_the_page_says_so_and_everything_works_again()
    {
        var folder = Directory.CreateTempSubdirectory("smartevse-web");
        try
        {
            await using var bench = await WebBench.Open(await browser.Window(), WebBench.Options() with { DataFolder = folder.FullName });
            bench.Stop();
            await bench.Text("#link", "No connection to the charger. Trying again.");
            await Expect(bench.Page.Locator("#lcd")).ToHaveClassAsync("stale");

            bench.StartAgain();
            await bench.Text("#link", "Connected again");
            await Expect(bench.Page.Locator("#lcd")).Not.ToHaveClassAsync("stale", new() { Timeout = Browser.Patience });
            await bench.Page.GetByRole(AriaRole.Button, new() { Name = "Solar" }).ClickAsync();
            await Expect(bench.Page.GetByRole(AriaRole.Button, new() { Name = "Solar" })).ToHaveAttributeAsync("aria-pressed", "true");
            Assert.True(Eventually.Holds(() => bench.Charger.Panel.Revision > 0, TimeSpan.FromMilliseconds(Browser.Patience)));
        }
        finally
        {
            folder.Delete(true);
        }
    }
}
