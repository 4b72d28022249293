using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;
using Microsoft.Playwright;
using SmartEvse.Virtual;

namespace SmartEvse.Web.Tests;

/// <summary>A virtual charger with a simulated house, and its page in a browser window.</summary>
internal sealed class WebBench : IAsyncDisposable
{
    private readonly ChargerOptions _options;

    private WebBench(ChargerOptions options)
    {
        _options = options;
        Charger = new VirtualCharger(options);
        Charger.Start();
    }

    internal VirtualCharger Charger { get; private set; }

    internal string Address => Charger.WebAddress!;

    internal IPage Page { get; private set; } = null!;

    /// <summary>What the browser complained about: broken scripts, and what the content policy forbids.</summary>
    internal ConcurrentQueue<string> Complaints { get; } = new();

    internal static ChargerOptions Options(params string[] settings) => new()
    {
        Plugged = false,
        WebPort = 0,
        WebMustWork = true,
        Set = ["Mode=Smart", "MainsMeter=API", "EVMeter=API", "MaxCurrent=16", "MaxCircuit=25", .. settings],
    };

    /// <summary>Opens the page; <paramref name="trusted"/>: its owner has entered the token before.</summary>
    internal static async Task<WebBench> Open(IBrowserContext window, ChargerOptions? options = null, bool trusted = true)
    {
        var bench = new WebBench(options ?? Options());
        if (trusted) await window.AddInitScriptAsync($"sessionStorage.setItem('smartevse-token', '{bench.Charger.Token}')");
        bench.Page = await window.NewPageAsync();
        bench.Page.PageError += (_, error) => bench.Complaints.Enqueue(error);
        bench.Page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) bench.Complaints.Enqueue(message.Text);
        };
        await bench.Page.GotoAsync(bench.Address);
        await bench.Text("#link", "Connected");
        await bench.Page.Locator("#rows .row").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return bench;
    }

    /// <summary>Waits until an element has this text.</summary>
    internal Task Text(string selector, string text) => Assertions.Expect(Page.Locator(selector)).ToHaveTextAsync(text, new() { Timeout = Browser.Patience });

    /// <summary>Ends the server, as a power cut would.</summary>
    internal void Stop() => Charger.Dispose();

    /// <summary>Starts it again at the same address.</summary>
    internal void StartAgain()
    {
        var port = new Uri(Address).Port;
        Charger = new VirtualCharger(_options with { WebPort = port, Set = _options.DataFolder != null ? [] : _options.Set });
        Charger.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        Charger.Dispose();
    }
}
