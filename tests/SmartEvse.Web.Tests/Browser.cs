using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(SmartEvse.Web.Tests.Browser))]

namespace SmartEvse.Web.Tests;

/// <summary>One Chromium for all tests; each gets pages of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>How long a test waits for the page, ms.</summary>
    internal const int Patience = 30000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        // A machine that builds beside it needs more than the 5 s of the library.
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Find(),
            // Chromium refuses its sandbox to root, which is who runs in a container.
            Args = Environment.UserName == "root" ? ["--no-sandbox"] : [],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser != null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A window of its own: no cookies, no token.</summary>
    internal async Task<IBrowserContext> Window(int width = 1100, int height = 900, ColorScheme scheme = ColorScheme.Light, bool touch = false)
    {
        var window = await _browser!.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, ColorScheme = scheme, HasTouch = touch, Locale = "en-GB" });
        window.SetDefaultTimeout(Patience);
        return window;
    }

    private static string Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var names = new[] { "chromium", "chromium-browser", "google-chrome" };
        return names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException("These tests need Chromium: apt-get install chromium");
    }
}
