using System;
using System.Collections.Generic;
using SmartEvse.Core.Pilot;

namespace SmartEvse.Simulation;

/// <summary>
/// A vehicle as real ones behave: sees the duty, reacts after a dead time, starts at its smallest current, ramps up, falls at once, and opens S2
/// (6 V to 9 V) when its current has come to 0 after the offer is gone.
/// </summary>
/// <param name="options">What kind of vehicle.</param>
public sealed class Vehicle(VehicleOptions options)
{
    private readonly Queue<(long AtMs, int Da)> _offers = new();
    private int _lastOfferDa;
    private int _seenOfferDa;
    private int _currentMilliDa;
    private long _lastMs = -1;

    /// <summary>What kind of vehicle it is.</summary>
    public VehicleOptions Options { get; } = options;

    /// <summary>True while it wants energy.</summary>
    public bool WantsEnergy { get; set; } = true;

    /// <summary>True while S2 is closed: the pilot is pulled to 6 V.</summary>
    public bool S2Closed { get; private set; }

    /// <summary>The current it takes per phase now, in dA.</summary>
    public int CurrentDa => _currentMilliDa / 1000;

    /// <summary>Moves on to a moment.</summary>
    /// <param name="dutyPermille">The duty on the line; 1000 or 0 = none.</param>
    /// <param name="live">True while its phases are live.</param>
    /// <param name="nowMs">Monotonic time in ms.</param>
    public void Step(int dutyPermille, bool live, long nowMs)
    {
        var elapsedMs = _lastMs < 0 ? 0 : nowMs - _lastMs;
        _lastMs = nowMs;

        var offerDa = PilotDuty.ToCurrent(dutyPermille);
        if (offerDa != _lastOfferDa)
        {
            _lastOfferDa = offerDa;
            _offers.Enqueue((nowMs + Options.DeadTimeMs, offerDa));
        }

        while (_offers.Count > 0 && _offers.Peek().AtMs <= nowMs) _seenOfferDa = _offers.Dequeue().Da;

        var targetDa = TargetDa();
        if (targetDa > 0) S2Closed = true;
        UpdateCurrent(live ? targetDa : 0, elapsedMs);
        if (targetDa == 0 && _currentMilliDa == 0) S2Closed = false;
        if (live && CurrentDa < Options.LeakDa) _currentMilliDa = Options.LeakDa * 1000;
    }

    /// <summary>Forgets the charger: the cable is pulled.</summary>
    public void Unplug()
    {
        _offers.Clear();
        _lastOfferDa = 0;
        _seenOfferDa = 0;
        _currentMilliDa = 0;
        S2Closed = false;
    }

    private int TargetDa()
    {
        if (!WantsEnergy || _seenOfferDa < Options.MinDa) return 0;
        var wanted = _seenOfferDa * (100 + Options.OverdrawPercent) / 100;
        return Math.Min(wanted, Options.MaxDa * (100 + Options.OverdrawPercent) / 100);
    }

    private void UpdateCurrent(int targetDa, long elapsedMs)
    {
        if (targetDa * 1000 <= _currentMilliDa)
        {
            _currentMilliDa = targetDa * 1000;
            return;
        }

        if (_currentMilliDa == 0) _currentMilliDa = Math.Min(targetDa, Options.MinDa) * 1000;
        else _currentMilliDa = (int)Math.Min(targetDa * 1000L, _currentMilliDa + (Options.RampDaPerS * elapsedMs));
    }
}
