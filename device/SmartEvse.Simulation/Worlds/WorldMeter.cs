using System;
using System.Collections.Generic;
using System.Linq;

namespace SmartEvse.Simulation.Worlds;

/// <summary>A meter and its way to the broker: speaks every so often, is heard a little later, and may be wrong in every way a meter can.</summary>
/// <param name="name">The topic under <c>Set/</c>.</param>
/// <param name="random">Its chance.</param>
/// <param name="intervalMs">How often it speaks.</param>
/// <param name="delayMs">How much later it is heard.</param>
/// <param name="isSound">True when nothing is ever wrong with it.</param>
internal sealed class WorldMeter(string name, WorldRandom random, int intervalMs, int delayMs, bool isSound)
{
    private readonly Queue<(long AtMs, string Payload)> _onTheWay = new();
    private readonly int _dropPercent = !isSound && random.Percent(30) ? random.Between(1, 60) : 0;
    private Trouble _trouble;
    private long _troubleMs = isSound ? long.MaxValue : random.Between(20_000, 900_000);
    private long _nextMs = random.Between(0, intervalMs);
    private string _last = "0:0:0";

    private enum Trouble
    {
        None,
        Frozen,
        TimesTen,
        Sign,
        Silent,
    }

    /// <summary>The topic under <c>Set/</c>.</summary>
    internal string Name => name;

    /// <summary>Reads the plant when it is time.</summary>
    /// <param name="currentsDa">What flows.</param>
    /// <param name="tail">Power and energy, or nothing.</param>
    /// <param name="nowMs">The moment.</param>
    internal void Measure(int[] currentsDa, Func<string> tail, long nowMs)
    {
        if (nowMs >= _troubleMs) Change(nowMs);
        if (nowMs < _nextMs) return;
        while (_nextMs <= nowMs) _nextMs += intervalMs;
        if (_trouble == Trouble.Silent || (_dropPercent > 0 && random.Percent(_dropPercent))) return;
        var factor = _trouble == Trouble.TimesTen ? 10 : _trouble == Trouble.Sign ? -1 : 1;
        if (_trouble != Trouble.Frozen) _last = string.Join(':', currentsDa.Select(c => c * factor)) + tail();
        _onTheWay.Enqueue((nowMs + delayMs, _last));
    }

    /// <summary>A message that has arrived.</summary>
    internal bool TryTake(long nowMs, out string payload)
    {
        var arrived = _onTheWay.Count > 0 && _onTheWay.Peek().AtMs <= nowMs;
        payload = arrived ? _onTheWay.Dequeue().Payload : "";
        return arrived;
    }

    // Between two troubles it works again: most of the time.
    private void Change(long nowMs)
    {
        _trouble = _trouble == Trouble.None ? random.Of(Trouble.Frozen, Trouble.TimesTen, Trouble.Sign, Trouble.Silent) : Trouble.None;
        _troubleMs = nowMs + (_trouble == Trouble.None ? random.Between(30_000, 1_200_000) : random.Between(1_000, 180_000));
    }
}
