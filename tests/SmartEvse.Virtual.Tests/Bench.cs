using System;
using System.Threading;
using SmartEvse.TestSupport;

namespace SmartEvse.Virtual.Tests;

/// <summary>A broker, a virtual charger and a probe: one set for each test.</summary>
internal sealed class Bench : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private Thread? _feeder;

    internal Bench(params string[] settings)
        : this(true, settings)
    {
    }

    internal Bench(bool plugged, params string[] settings)
    {
        Probe = new Probe(Broker.Port);
        Charger = new VirtualCharger(new ChargerOptions
        {
            FeedsMeters = false,
            Plugged = plugged,
            Set = [$"MQTTHost=127.0.0.1", $"MQTTPort={Broker.Port}", "MaxCurrent=16", .. settings],
        });
        Charger.Start();
        Probe.WaitFor("connected", "online", 10);
    }

    internal MosquittoServer Broker { get; } = new();

    internal Probe Probe { get; }

    internal VirtualCharger Charger { get; }

    /// <summary>Feeds what <paramref name="payload"/> gives, every interval, until <see cref="StopFeeding"/>.</summary>
    internal void Feed(string name, TimeSpan interval, Func<Probe, string> payload)
    {
        var token = _end.Token;
        _feeder = new Thread(() =>
        {
            while (!token.IsCancellationRequested)
            {
                Probe.TrySet(name, payload(Probe));
                token.WaitHandle.WaitOne(interval);
            }
        }) { IsBackground = true };
        _feeder.Start();
    }

    internal void StopFeeding()
    {
        _end.Cancel();
        _feeder?.Join();
    }

    /// <summary>The closed-loop feeder of the manual's scripts: base load plus what the charger offers while it charges.</summary>
    internal static string ClosedLoop(Probe probe, int baseDa)
    {
        var offered = probe.Last("State") == "Charging" ? Math.Max(0, probe.Number("ChargeCurrent")) : 0;
        return $"{baseDa + offered}:{baseDa + offered}:{baseDa + offered}";
    }

    public void Dispose()
    {
        StopFeeding();
        Charger.Dispose();
        Probe.Dispose();
        Broker.Dispose();
        _end.Dispose();
    }
}
