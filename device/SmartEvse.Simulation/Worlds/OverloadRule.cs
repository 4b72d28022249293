using System;

namespace SmartEvse.Simulation.Worlds;

/// <summary>
/// With sound meters a phase is above MAINS, by the vehicle's part, only until the charger has seen it and the vehicle has followed: feed interval, meter
/// delay, dead time, 1 s, one spacing. The time counts from the last rise of the house on that phase, and from the moment at which the vehicle has
/// settled on the last raise; noise is not a rise, and no overload either. One thing no mains meter can show: a house that rises between the same two
/// samples between which the vehicle answers to a lowering of at least as much. The current reads as if neither had happened, until the next sample.
/// </summary>
/// <param name="boundMs">How long an overload may last.</param>
/// <param name="settleMs">How long the vehicle may follow a raise, dead time and ramp.</param>
/// <param name="intervalMs">How far apart the meter's samples are.</param>
public sealed class OverloadRule(int boundMs, int settleMs, int intervalMs)
{
    /// <summary>What counts as noise, in dA.</summary>
    public const int NoiseDa = 6;

    // How long a vehicle may take to answer, ms: IEC 61851-1.
    private const int AnswerMs = 5000;

    private readonly long[] _sinceMs = [-1, -1, -1];
    private readonly int[] _baseDa = new int[3];
    private readonly int[] _hiddenDa = new int[3];
    private long _raisedMs = long.MinValue / 2;
    private long _loweredMs = long.MinValue / 2;
    private int _loweredByDa;
    private int _offeredDa;

    /// <summary>Looks at a step.</summary>
    /// <returns>Null, or what is wrong.</returns>
    public string? Check(long nowMs, int[] mainsDa, int[] evDa, int limitDa, int offeredDa, bool regulates)
    {
        ArgumentNullException.ThrowIfNull(mainsDa);
        ArgumentNullException.ThrowIfNull(evDa);
        if (offeredDa > _offeredDa) _raisedMs = nowMs;
        if (offeredDa < _offeredDa)
        {
            // Lowered in several steps that are all still to be answered: they answer together.
            _loweredByDa = _offeredDa - offeredDa + (nowMs - _loweredMs < AnswerMs ? _loweredByDa : 0);
            _loweredMs = nowMs;
        }

        _offeredDa = offeredDa;
        var settledMs = _raisedMs + settleMs;
        string? broken = null;
        for (var phase = 0; phase < 3; phase++)
        {
            var baseDa = mainsDa[phase] - evDa[phase];
            var rises = baseDa > _baseDa[phase] + NoiseDa;
            if (rises || baseDa < _baseDa[phase]) _baseDa[phase] = baseDa;
            var isOver = regulates && evDa[phase] > 0 && mainsDa[phase] > limitDa + NoiseDa;
            if (!isOver || rises || nowMs < settledMs) Begin(phase, isOver ? nowMs : -1, nowMs);
            else if (_sinceMs[phase] < 0) Begin(phase, nowMs, nowMs);
            var allowedMs = boundMs + (mainsDa[phase] - limitDa <= _hiddenDa[phase] + NoiseDa ? intervalMs : 0);
            if (_sinceMs[phase] >= 0 && nowMs - _sinceMs[phase] > allowedMs) broken = $"overload: L{phase + 1} above MAINS for more than {allowedMs} ms";
        }

        return broken;
    }

    // As much as is hidden at most behind the answer that is still to come.
    private void Begin(int phase, long sinceMs, long nowMs)
    {
        _sinceMs[phase] = sinceMs;
        _hiddenDa[phase] = nowMs - _loweredMs < AnswerMs ? _loweredByDa : int.MinValue / 2;
    }
}
