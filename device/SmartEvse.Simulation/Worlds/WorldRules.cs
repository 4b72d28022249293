using System;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Settings;

namespace SmartEvse.Simulation.Worlds;

/// <summary>
/// The rules K1..K9 of the charger, and what they stand for in the plant, checked from outside after every step; and the rest after a start. Written anew
/// from their wording, with nothing of the charger's interlock in it. While the control loop hangs, what is on the pins is what was granted last, and only
/// K9 can hold.
/// </summary>
public sealed class WorldRules
{
    private const int LetGoMs = 7000;
    private const int PilotMs = 500;
    private const int DiodeMs = 1500;
    private const int Contactor2Ms = 1000;
    private const int GrantMs = 500;
    private const int StartRestMs = 5000;
    private const int RelaySumDa = 180;
    private const long Never = long.MinValue / 2;

    private long _stoppingSinceMs = Never;
    private long _deniedSinceMs = Never;
    private long _staleSinceMs = Never;
    private long _hotSinceMs = Never;
    private long _legalMs;
    private long _diodeMs;
    private long _openSinceMs = Never;
    private bool _wasClosed;
    private bool _wasContactor2;
    private int _wasOfferedDa;
    private bool _wasStale;
    private bool _closedWithContactor2;

    /// <summary>Looks at a step.</summary>
    /// <returns>Null, or the first rule that it breaks, in words.</returns>
    public string? Check(WorldSight s)
    {
        ArgumentNullException.ThrowIfNull(s);
        Observe(s);
        var broken = s.HangingMs > 0 ? Hanging(s) : Closed(s) ?? Resting(s) ?? Second(s) ?? Offer(s) ?? Stale(s) ?? (s.Violations > 0 ? "the charger's interlock had to act" : null);
        Remember(s);
        return broken;
    }

    private void Observe(WorldSight s)
    {
        var stopping = s.State == ChargerState.C1;
        Since(ref _stoppingSinceMs, stopping, s.NowMs);
        Since(ref _deniedSinceMs, s.Access != AccessStatus.Allow, s.NowMs);
        Since(ref _hotSinceMs, s.IsTooHot, s.NowMs);
        Since(ref _staleSinceMs, s.Regulates && s.IsMainsStale, s.NowMs);
        if (!s.Contactor1 || s.IsSixVolt || (stopping && s.IsNineVolt)) _legalMs = s.NowMs;
        if (!s.Contactor1 || s.ShowsDiode) _diodeMs = s.NowMs;
        if (s.Contactor1 && !_wasClosed) _closedWithContactor2 = s.HasContactor2;
    }

    private string? Closed(WorldSight s)
    {
        if (!s.Contactor1) return null;
        var charging = s.State == ChargerState.C;
        if (!charging && s.State != ChargerState.C1) return "K1: contactor 1 closed outside C and C1";
        if (Lasts(_stoppingSinceMs, LetGoMs, s)) return "K2: C1 for more than 7 s";
        if (Lasts(_legalMs, PilotMs, s)) return "K3: contactor 1 closed without a legal pilot for more than 500 ms";
        if (charging && Lasts(_diodeMs, DiodeMs, s)) return "K3: charging without the diode for more than 1.5 s";
        if ((s.Faults & Core.Limits.Faults.OpenAtOnce) != 0) return "K4: contactor 1 closed with a fault that opens it at once";
        if (charging && (s.Faults & ~Core.Limits.Faults.Harmless) != 0) return "K4: charging with a fault";
        if (s.RcmFault) return "K4: contactor 1 closed while the residual current monitor reports";
        if (Lasts(_hotSinceMs, LetGoMs, s)) return "K4: contactor 1 closed above MAX TEMP for more than 7 s";
        if (Lasts(_staleSinceMs, LetGoMs, s)) return "K4: contactor 1 closed without mains data for more than 7 s";
        return Lasts(_deniedSinceMs, LetGoMs, s) ? "K5: contactor 1 closed without access for more than 7 s" : null;
    }

    private static string? Hanging(WorldSight s) => (s.Contactor1 || s.OfferedDa != 0) && s.HangingMs > GrantMs ? "K9: a grant older than 500 ms on the pins" : null;

    private static string? Resting(WorldSight s) =>
        s.UptimeMs < StartRestMs && (s.Contactor1 || s.Contactor2 || s.OfferedDa != 0) ? "rest: an offer or a closed contactor within 5 s of a start" : null;

    private string? Second(WorldSight s)
    {
        if (s.Contactor2 && !s.Contactor1) return "K6: contactor 2 closed without contactor 1";
        if (s.Contactor2 == _wasContactor2) return null;
        var opensWithFirst = !s.Contactor2 && !s.Contactor1;
        var rested = !_wasClosed && s.NowMs - _openSinceMs >= Contactor2Ms;
        return opensWithFirst || rested ? null : "K6: contactor 2 moved with contactor 1 open for less than 1 s";
    }

    private string? Offer(WorldSight s)
    {
        if (OfDuty(s) > s.OfferedDa) return "K7: the duty offers more than the offer";
        if (s.OfferedDa == 0) return null;
        if (s.OfferedDa < s.MinDa) return "K7: the offer is below MIN";
        if (s.OfferedDa > s.MaxDa) return "K7: the offer is above MAX";
        if (s.OfferedDa > s.CableDa) return "K7: the offer is above the cable";
        if (s.OverrideDa != 0 && s.OfferedDa > s.OverrideDa) return "K7: the offer is above the override";
        // The limit is on what can flow: a vehicle of fewer phases may have more on each.
        var phases = s.Contactor1 && (s.Contactor2 || !_closedWithContactor2) ? s.VehiclePhases : 1;
        return s.RelayLimits && s.OfferedDa * phases > RelaySumDa ? "K7: the offer is above the grid relay" : null;
    }

    private string? Stale(WorldSight s)
    {
        var isStale = s.Regulates && s.IsMainsStale;
        return isStale && _wasStale && s.OfferedDa > _wasOfferedDa ? "K8: the offer rose without mains data" : null;
    }

    private void Remember(WorldSight s)
    {
        if (_wasClosed && !s.Contactor1) _openSinceMs = s.NowMs;
        _wasClosed = s.Contactor1;
        _wasContactor2 = s.Contactor2;
        _wasOfferedDa = s.OfferedDa;
        _wasStale = s.Regulates && s.IsMainsStale;
    }

    // IEC 61851-1 table A.8. Its edges (8 to 10 % is 6 A, 96 to 97 % is 80 A) count while contactor 1 is closed: a duty for the bench may stand there on
    // a line without power.
    private static int OfDuty(WorldSight s) => s.DutyPermille switch
    {
        < 80 or > 970 => 0,
        < 100 => s.Contactor1 ? 60 : 0,
        <= 850 => s.DutyPermille * 6 / 10,
        <= 960 => (s.DutyPermille - 640) * 5 / 2,
        _ => s.Contactor1 ? 800 : 0,
    };

    private static void Since(ref long sinceMs, bool holds, long nowMs)
    {
        if (!holds) sinceMs = Never;
        else if (sinceMs == Never) sinceMs = nowMs;
    }

    private static bool Lasts(long sinceMs, int atMostMs, WorldSight s) => sinceMs != Never && s.NowMs - sinceMs > atMostMs + s.SpacingMs;
}
