using System;

namespace SmartEvse.Simulation.Worlds;

/// <summary>
/// With sound meters a phase is above MAINS, by the vehicle's part, only until the charger has seen it and the vehicle has followed: feed interval, meter
/// delay, dead time, 1 s, one spacing. The time counts from the last rise of the house on that phase, and from the moment at which the vehicle has
/// settled on the last raise; noise is not a rise, and no overload either.
/// </summary>
/// <param name="boundMs">How long an overload may last.</param>
/// <param name="settleMs">How long the vehicle may follow a raise, dead time and ramp.</param>
public sealed class OverloadRule(int boundMs, int settleMs)
{
    /// <summary>What counts as noise, in dA.</summary>
    public const int NoiseDa = 6;

    private readonly long[] _sinceMs = [-1, -1, -1];
    private readonly int[] _baseDa = new int[3];
    private long _raisedMs = long.MinValue / 2;
    private int _offeredDa;

    /// <summary>Looks at a step.</summary>
    /// <returns>Null, or what is wrong.</returns>
    public string? Check(long nowMs, int[] mainsDa, int[] evDa, int limitDa, int offeredDa, bool regulates)
    {
        ArgumentNullException.ThrowIfNull(mainsDa);
        ArgumentNullException.ThrowIfNull(evDa);
        if (offeredDa > _offeredDa) _raisedMs = nowMs;
        _offeredDa = offeredDa;
        var settledMs = _raisedMs + settleMs;
        string? broken = null;
        for (var phase = 0; phase < 3; phase++)
        {
            var baseDa = mainsDa[phase] - evDa[phase];
            var rises = baseDa > _baseDa[phase] + NoiseDa;
            if (rises || baseDa < _baseDa[phase]) _baseDa[phase] = baseDa;
            var isOver = regulates && evDa[phase] > 0 && mainsDa[phase] > limitDa + NoiseDa;
            if (!isOver || rises || nowMs < settledMs) _sinceMs[phase] = isOver ? nowMs : -1;
            else if (_sinceMs[phase] < 0) _sinceMs[phase] = nowMs;
            if (_sinceMs[phase] >= 0 && nowMs - _sinceMs[phase] > boundMs) broken = $"overload: L{phase + 1} above MAINS for more than {boundMs} ms";
        }

        return broken;
    }
}
