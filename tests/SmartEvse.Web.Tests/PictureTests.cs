using System;
using System.IO;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;

namespace SmartEvse.Web.Tests;

/// <summary>The pictures of the page in the docs. Fonts differ between machines, so they are made anew only when asked for, and never compared.</summary>
public sealed class PictureTests(Browser browser)
{
    [Theory]
    [InlineData("web-light.png", 1100, 1240, ColorScheme.Light)]
    [InlineData("web-dark.png", 1100, 1240, ColorScheme.Dark)]
    [InlineData("web-360.png", 360, 1500, ColorScheme.Light)]
    public async Task Given_the_page_while_it_charges_When_pictures_are_wanted_Then_they_lie_in_the_docs_and_the_docs_show_them(string name, int width, int height, ColorScheme scheme)
    {
        var docs = Path.Combine(Repository.Root, "docs");
        var file = Path.Combine(docs, "pictures", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") await Take(file, width, height, scheme);

        Assert.True(new FileInfo(file).Length > 20_000);
        Assert.Contains($"(pictures/{name})", await File.ReadAllTextAsync(Path.Combine(docs, "web.md")), StringComparison.Ordinal);
    }

    private async Task Take(string file, int width, int height, ColorScheme scheme)
    {
        await using var bench = await WebBench.Open(await browser.Window(width, height, scheme), WebBench.Options() with { Plugged = true });
        await bench.Text("#state", "Charging");
        await bench.Page.WaitForTimeoutAsync(20000);
        await bench.Page.ScreenshotAsync(new() { Path = file });
    }
}
