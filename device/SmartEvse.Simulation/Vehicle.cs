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
    private int _offeredDa;
    private int _seenOfferDa;
    private int _currentMilliDa;
    private bool _isLive;
    private long _movedMs = -1;

    /// <summary>What kind of vehicle it is.</summary>
    public VehicleOptions Options { get; } = options;

    /// <summary>Most it takes now, in dA per phase.</summary>
    public int MaxDa { get; set; } = options.MaxDa;

    /// <summary>True while it wants energy.</summary>
    public bool WantsEnergy { get; set; } = true;

    /// <summary>True while it goes on as if the offer were still what it was: a fault.</summary>
    public bool IgnoresOffers { get; set; }

    /// <summary>True while S2 is closed: the pilot is pulled to 6 V.</summary>
    public bool S2Closed { get; private set; }

    /// <summary>The current it takes per phase now, in dA.</summary>
    public int CurrentDa => _isLive ? Math.Max(_currentMilliDa / 1000, Options.LeakDa) : 0;

    /// <summary>Moves on to a moment, in one go: supply, pilot line, current.</summary>
    /// <param name="dutyPermille">The duty on the line; 1000 or 0 = none.</param>
    /// <param name="live">True while its phases are live.</param>
    /// <param name="nowMs">Monotonic time in ms.</param>
    public void Step(int dutyPermille, bool live, long nowMs)
    {
        Supply(live);
        Sense(dutyPermille, nowMs);
        Move(nowMs);
    }

    /// <summary>Its phases are live, or not: without them its current is 0 at once.</summary>
    public void Supply(bool live)
    {
        _isLive = live;
        if (!live) _currentMilliDa = 0;
    }

    /// <summary>Looks at the pilot line.</summary>
    /// <param name="dutyPermille">The duty on the line; 1000 or 0 = none.</param>
    /// <param name="nowMs">Monotonic time in ms.</param>
    public void Sense(int dutyPermille, long nowMs)
    {
        var offerDa = OfferOf(dutyPermille);
        if (offerDa != _offeredDa)
        {
            _offeredDa = offerDa;
            _offers.Enqueue((nowMs + Options.DeadTimeMs, offerDa));
        }

        while (!IgnoresOffers && _offers.Count > 0 && _offers.Peek().AtMs <= nowMs) _seenOfferDa = _offers.Dequeue().Da;

        if (TargetDa() > 0) S2Closed = true;
        else if (_currentMilliDa == 0) S2Closed = false;
    }

    /// <summary>Changes its current, after what it has sensed.</summary>
    public void Move(long nowMs)
    {
        var elapsedMs = _movedMs < 0 ? 0 : nowMs - _movedMs;
        _movedMs = nowMs;

        var targetDa = _isLive ? TargetDa() : 0;
        if (targetDa * 1000 <= _currentMilliDa) _currentMilliDa = targetDa * 1000;
        else if (_currentMilliDa == 0) _currentMilliDa = Math.Min(targetDa, Options.MinDa) * 1000;
        else _currentMilliDa = (int)Math.Min(targetDa * 1000L, _currentMilliDa + (Options.RampDaPerS * elapsedMs));
    }

    /// <summary>Forgets the charger: the cable is pulled.</summary>
    public void Unplug()
    {
        _offers.Clear();
        _offeredDa = 0;
        _seenOfferDa = 0;
        S2Closed = false;
        Supply(false);
    }

    // The duty is cut to whole per mille: the offer is the largest that has this duty.
    private static int OfferOf(int dutyPermille)
    {
        var currentDa = PilotDuty.ToCurrent(dutyPermille);
        return currentDa > 0 && PilotDuty.FromCurrent(currentDa + 1) == dutyPermille ? currentDa + 1 : currentDa;
    }

    private int TargetDa()
    {
        if (!WantsEnergy || _seenOfferDa < Options.MinDa) return 0;
        return Math.Min(_seenOfferDa, MaxDa) * (100 + Options.OverdrawPercent) / 100;
    }
}
