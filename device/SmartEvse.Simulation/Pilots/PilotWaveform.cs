using System;
using SmartEvse.Core.Pilot;

namespace SmartEvse.Simulation.Pilots;

/// <summary>One period of the pilot line at the ADC pin: two plateaus and straight edges between them, repeated every millisecond.</summary>
/// <param name="HighMv">Voltage at the pin while the output is at +12 V, in mV.</param>
/// <param name="LowMv">The same while it is at -12 V.</param>
/// <param name="DutyPermille">The output; 1000 = steadily high, 0 = steadily low.</param>
/// <param name="EdgeUs">How long each edge takes, in us: up to 13 with the longest cable (IEC 61851-1 annex A).</param>
public readonly record struct PilotWaveform(int HighMv, int LowMv, int DutyPermille, double EdgeUs)
{
    /// <summary>The period of the PWM in us.</summary>
    public const double PeriodUs = 1000;

    /// <summary>The line of a vehicle, or of none, with or without a fault; the plateaus are those of <see cref="PilotLine"/>.</summary>
    /// <param name="dutyPermille">0..1000.</param>
    /// <param name="plugged">A vehicle hangs on the line.</param>
    /// <param name="s2Closed">It asks for energy.</param>
    /// <param name="fault">What is wrong.</param>
    /// <param name="edgeUs">Length of an edge.</param>
    public static PilotWaveform Of(int dutyPermille, bool plugged, bool s2Closed, PilotFault fault, double edgeUs)
    {
        var high = PilotLine.Read(PilotDuty.Steady, true, plugged, s2Closed, fault).HighMv;
        var low = PilotLine.Read(PilotDuty.Low, true, plugged, s2Closed, fault).LowMv;
        return new PilotWaveform(high, low, dutyPermille, edgeUs);
    }

    /// <summary>The voltage at a moment.</summary>
    /// <param name="us">Time in us; the output rises at 0, 1000, 2000 ...</param>
    /// <returns>mV at the pin, without noise.</returns>
    public double At(double us)
    {
        if (DutyPermille >= 1000) return HighMv;
        if (DutyPermille <= 0) return LowMv;
        var t = us - (Math.Floor(us / PeriodUs) * PeriodUs);
        if (t < EdgeUs) return LowMv + ((HighMv - LowMv) * t / EdgeUs);
        if (t < DutyPermille) return HighMv;
        return t < DutyPermille + EdgeUs ? HighMv - ((HighMv - LowMv) * (t - DutyPermille) / EdgeUs) : LowMv;
    }
}
