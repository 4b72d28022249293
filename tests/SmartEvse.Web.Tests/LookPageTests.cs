using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SmartEvse.Web.Tests;

/// <summary>For every eye, hand and screen; and the token.</summary>
public sealed class LookPageTests(Browser browser)
{
    [Theory]
    [InlineData(320)]
    [InlineData(360)]
    [InlineData(1100)]
    public async Task Given_a_screen_of_any_width_When_all_is_open_Then_nothing_has_to_be_scrolled_sideways(int width)
    {
        await using var bench = await WebBench.Open(await browser.Window(width, 740));
        await bench.Page.EvaluateAsync("() => { document.querySelectorAll('details').forEach(d => d.open = true); document.getElementById('all').click(); }");
        await Expect(bench.Page.Locator("#f-StartCurrent")).ToBeVisibleAsync();

        var wide = await bench.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main *')].filter(e => !e.closest('.scroll, .unseen, svg') && e.getBoundingClientRect().right > innerWidth + 0.5).map(e => e.id || e.className || e.textContent)");
        Assert.Empty(wide);
        Assert.Equal(width, await bench.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Given_light_or_dark_When_the_page_is_shown_Then_its_ground_follows_and_every_text_stands_out(ColorScheme scheme)
    {
        await using var bench = await WebBench.Open(await browser.Window(scheme: scheme));
        var pairs = await bench.Page.EvaluateAsync<JsonElement>("""
            () => {
              const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (c !== 'rgba(0, 0, 0, 0)') return c; } return 'rgb(255, 255, 255)'; };
              return [...document.querySelectorAll('body *')].filter(e => e.offsetParent && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())).map(e => [getComputedStyle(e).color, ground(e), e.textContent.trim().slice(0, 30)]);
            }
            """);
        var dark = scheme == ColorScheme.Dark;
        Assert.Equal(dark, Brightness(await bench.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor")) < 0.2);
        Assert.True(pairs.GetArrayLength() > 50);
        // 4.5 : 1 is level AA of the Web Content Accessibility Guidelines, 1.4.3.
        Assert.Empty(pairs.EnumerateArray().Where(p => Contrast(p[0].GetString()!, p[1].GetString()!) < 4.5).Select(p => p.ToString()));
    }

    [Fact]
    public async Task Given_a_screen_reader_When_it_goes_through_the_page_Then_every_control_has_a_name_and_none_the_same_as_another()
    {
        await using var bench = await WebBench.Open(await browser.Window());
        await bench.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        var cdp = await bench.Page.Context.NewCDPSessionAsync(bench.Page);
        var tree = (await cdp.SendAsync("Accessibility.getFullAXTree"))!.Value.GetProperty("nodes").EnumerateArray()
            .Where(n => n.TryGetProperty("role", out _) && !n.GetProperty("ignored").GetBoolean())
            .Select(n => (Role: n.GetProperty("role").GetProperty("value").GetString()!, Name: n.TryGetProperty("name", out var name) ? name.GetProperty("value").GetString()! : "")).ToList();
        string[] controls = ["button", "textbox", "spinbutton", "combobox", "checkbox", "link", "image", "region", "DisclosureTriangle"];
        var named = tree.Where(n => controls.Contains(n.Role)).ToList();

        Assert.DoesNotContain(named, n => string.IsNullOrWhiteSpace(n.Name));
        Assert.Equal(named.Distinct(), named);
        Assert.True(named.Count > 50, named.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(1, await bench.Page.Locator("h1").CountAsync());
        Assert.Equal("en", await bench.Page.Locator("html").GetAttributeAsync("lang"));
    }

    [Fact]
    public async Task Given_no_token_When_something_is_to_be_changed_Then_the_page_asks_for_it_once_and_keeps_it_as_long_as_its_owner_wants()
    {
        await using var bench = await WebBench.Open(await browser.Window(), trusted: false);
        var page = bench.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Solar" }).ClickAsync();
        await bench.Text("#token-error", "To change something, enter the token first.");
        await Expect(page.Locator("#token")).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Smart", Exact = true })).ToHaveAttributeAsync("aria-pressed", "true");

        await page.Keyboard.TypeAsync("22222222222222222222");
        await page.Keyboard.PressAsync("Enter");
        await bench.Text("#token-error", "This token is not the right one.");
        await page.Locator("#token").FillAsync(bench.Charger.Token.ToUpperInvariant());
        await page.Keyboard.PressAsync("Enter");
        await bench.Text("#token-state", "The charger accepts the token.");
        Assert.Equal(0, await page.EvaluateAsync<int>("() => localStorage.length"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Solar" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Solar" })).ToHaveAttributeAsync("aria-pressed", "true");

        await page.ReloadAsync();
        await bench.Text("#token-state", "This browser knows a token.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Forget" }).ClickAsync();
        Assert.Null(await page.EvaluateAsync<string?>("() => sessionStorage.getItem('smartevse-token')"));

        await page.GetByLabel("Remember it").CheckAsync();
        await page.Locator("#token").FillAsync(bench.Charger.Token);
        await page.Keyboard.PressAsync("Enter");
        await bench.Text("#token-state", "The charger accepts the token.");
        Assert.Equal(bench.Charger.Token, await page.EvaluateAsync<string>("() => localStorage.getItem('smartevse-token')"));
    }

    [Fact]
    public async Task Given_a_wrong_token_When_the_displays_answer_comes_late_Then_the_page_still_says_that_it_is_wrong()
    {
        var window = await browser.Window();
        await window.AddInitScriptAsync(
            """
            window.WebSocket = class extends WebSocket {
              set onmessage(heard) { super.onmessage = event => typeof event.data === 'string' ? setTimeout(() => heard(event), 500) : heard(event); }
            };
            """);
        await using var bench = await WebBench.Open(window, trusted: false);
        await Expect(bench.Page.Locator("#lcd")).ToHaveAttributeAsync("data-pictures", new Regex("."));
        await bench.Page.Locator("#token").FillAsync("22222222222222222222");
        await bench.Page.Keyboard.PressAsync("Enter");
        await bench.Text("#token-error", "This token is not the right one.");

        await bench.Text("#lcd-error", "The buttons need the token.");
        await bench.Text("#token-error", "This token is not the right one.");
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Brightness(one), Brightness(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Brightness(string rgb)
    {
        var parts = rgb[(rgb.IndexOf('(', StringComparison.Ordinal) + 1)..^1].Split(',').Take(3).Select(p => double.Parse(p, System.Globalization.CultureInfo.InvariantCulture) / 255);
        IReadOnlyList<double> linear = [.. parts.Select(v => v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4))];
        return (0.2126 * linear[0]) + (0.7152 * linear[1]) + (0.0722 * linear[2]);
    }
}
