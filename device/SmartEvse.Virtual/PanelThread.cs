using System;
using System.Threading;
using SmartEvse.Core;
using SmartEvse.Core.Display;

namespace SmartEvse.Virtual;

/// <summary>The front panel of a virtual charger, on a slow thread of its own: it must not make a step of the charger late.</summary>
internal sealed class PanelThread : IDisposable
{
    private const int StepMs = 20;

    private readonly Charger _charger;
    private readonly Func<long> _nowMs;
    private readonly ChargerView _view = new();
    private readonly ManualResetEventSlim _end = new();
    private readonly Thread _thread;

    internal PanelThread(Charger charger, string version, string token, Func<long> nowMs)
    {
        _charger = charger;
        _nowMs = nowMs;
        Panel = new Panel(charger) { Version = version, Token = token };
        _thread = new Thread(Run) { Name = "panel", IsBackground = true };
    }

    internal Panel Panel { get; }

    /// <summary>Begins.</summary>
    /// <param name="address">Where the charger is in the network, for the menu's first line.</param>
    internal void Start(string address)
    {
        Panel.Address = address;
        _thread.Start();
    }

    public void Dispose()
    {
        _end.Set();
        if (_thread.IsAlive) _thread.Join();
        _end.Dispose();
    }

    private void Run()
    {
        do
        {
            _charger.CopyView(_view);
            // A PC has no buttons of its own: they are pressed from the web page.
            Panel.Step(0, _view, _nowMs());
        }
        while (!_end.Wait(StepMs));
    }
}
