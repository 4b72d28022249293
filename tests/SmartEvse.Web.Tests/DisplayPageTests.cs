using System;
using System.Threading.Tasks;
using Microsoft.Playwright;
using SmartEvse.Core.Display;
using SmartEvse.TestSupport;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SmartEvse.Web.Tests;

/// <summary>The live display on the page, and its buttons by mouse, finger and key.</summary>
public sealed class DisplayPageTests(Browser browser)
{
    private const string InkOfCanvas = """
        () => { const d = document.getElementById('lcd').getContext('2d').getImageData(0, 0, 128, 64).data; let s = ''; for (let i = 0; i < d.length; i += 4) s += d[i] < 100 ? '1' : '0'; return s; }
        """;

    [Fact]
    public async Task Given_the_page_When_the_middle_button_is_held_with_the_mouse_Then_the_menu_opens_and_the_page_shows_it_point_for_point()
    {
        await using var bench = await WebBench.Open(await browser.Window());
        await HoldMouse(bench, "Middle button");
        Assert.True(Eventually.Holds(() => bench.Charger.Panel.IsMenuOpen, TimeSpan.FromMilliseconds(Browser.Patience)));

        // A click is a short press: the item behind MODE.
        await bench.Page.GetByRole(AriaRole.Button, new() { Name = "Right button" }).ClickAsync();
        var shown = "";
        for (var i = 0; i < 200 && shown != Ink(bench.Charger.Panel); i++)
        {
            await bench.Page.WaitForTimeoutAsync(100);
            shown = await bench.Page.EvaluateAsync<string>(InkOfCanvas);
        }

        Assert.Equal(Ink(bench.Charger.Panel), shown);
        Assert.Contains('1', shown);
        Assert.Empty(bench.Complaints);
    }

    [Fact]
    public async Task Given_a_page_on_a_phone_When_a_finger_holds_the_middle_button_Then_the_menu_opens()
    {
        await using var bench = await WebBench.Open(await browser.Window(360, 700, touch: true));
        var middle = bench.Page.GetByRole(AriaRole.Button, new() { Name = "Middle button" });
        await middle.ScrollIntoViewIfNeededAsync();
        var box = (await middle.BoundingBoxAsync())!;
        var finger = await bench.Page.Context.NewCDPSessionAsync(bench.Page);
        var point = new[] { new { x = box.X + (box.Width / 2), y = box.Y + (box.Height / 2) } };
        await finger.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchStart", ["touchPoints"] = point });
        var opened = Eventually.Holds(() => bench.Charger.Panel.IsMenuOpen, TimeSpan.FromMilliseconds(Browser.Patience));
        await finger.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() });
        Assert.True(opened);
    }

    [Fact]
    public async Task Given_only_a_keyboard_When_mode_menu_and_settings_are_wanted_Then_all_can_be_reached_and_used()
    {
        await using var bench = await WebBench.Open(await browser.Window());
        await Tab(bench, "Pause");
        await bench.Page.Keyboard.PressAsync("Enter");
        await Expect(bench.Page.GetByRole(AriaRole.Button, new() { Name = "Pause" })).ToHaveAttributeAsync("aria-pressed", "true");
        await Tab(bench, "Middle button");
        var outline = await bench.Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle");
        Assert.Equal("solid", outline);
        await bench.Page.Keyboard.DownAsync(" ");
        Assert.True(Eventually.Holds(() => bench.Charger.Panel.IsMenuOpen, TimeSpan.FromMilliseconds(Browser.Patience)));
        await bench.Page.Keyboard.UpAsync(" ");
        await Tab(bench, "Min Current MIN");
        await bench.Page.Keyboard.TypeAsync("99");
        await bench.Page.Keyboard.PressAsync("Enter");
        await bench.Text("#e-MinCurrent", "out of range 6..16");
        await bench.Page.Keyboard.PressAsync("Control+A");
        await bench.Page.Keyboard.TypeAsync("7");
        await bench.Page.Keyboard.PressAsync("Enter");
        await bench.Text("#saved", "Saved.");
    }

    [Fact]
    public async Task Given_a_page_that_is_closed_while_a_button_is_held_When_nobody_holds_it_any_more_Then_it_is_let_go()
    {
        await using var bench = await WebBench.Open(await browser.Window());
        var middle = await Centre(bench, "Middle button");
        await bench.Page.Mouse.MoveAsync(middle.X, middle.Y);
        await bench.Page.Mouse.DownAsync();
        await Expect(bench.Page.Locator("[data-button=middle]")).ToHaveClassAsync("down");
        await bench.Page.GotoAsync("about:blank");
        Assert.False(Eventually.Holds(() => bench.Charger.Panel.IsMenuOpen, TimeSpan.FromSeconds(3)));
    }

    private static async Task HoldMouse(WebBench bench, string name)
    {
        var at = await Centre(bench, name);
        await bench.Page.Mouse.MoveAsync(at.X, at.Y);
        await bench.Page.Mouse.DownAsync();
        await bench.Page.WaitForTimeoutAsync(2500);
        await bench.Page.Mouse.UpAsync();
    }

    private static async Task<(float X, float Y)> Centre(WebBench bench, string name)
    {
        var box = (await bench.Page.GetByRole(AriaRole.Button, new() { Name = name }).BoundingBoxAsync())!;
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    /// <summary>Goes on with Tab until what has the focus has this name.</summary>
    private static async Task Tab(WebBench bench, string name)
    {
        for (var i = 0; i < 60; i++)
        {
            await bench.Page.Keyboard.PressAsync("Tab");
            var focused = await bench.Page.EvaluateAsync<string>("() => { const a = document.activeElement; return a.ariaLabel || (a.labels && a.labels[0] ? a.labels[0].textContent : a.textContent); }");
            if (focused == name) return;
        }

        Assert.Fail($"No way to {name} by Tab");
    }

    private static string Ink(Panel panel)
    {
        var frame = new FrameBuffer();
        panel.CopyFrame(frame.Bytes);
        return string.Create(FrameBuffer.Width * FrameBuffer.Height, frame, (text, f) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = f.IsSet(i % FrameBuffer.Width, i / FrameBuffer.Width) ? '1' : '0';
        });
    }
}
