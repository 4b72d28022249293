using System;
using System.Collections.Generic;

namespace SmartEvse.Core.Tests.Hazards;

/// <summary>A meter that speaks every so often, is heard a little later, and may lie.</summary>
/// <param name="intervalMs">How often it speaks.</param>
/// <param name="delayMs">How much later it is heard.</param>
/// <param name="phaseMs">When it speaks first.</param>
internal sealed class SceneMeter(int intervalMs, int delayMs, int phaseMs)
{
    private readonly Queue<(long AtMs, int[] Da)> _onTheWay = new();
    private long _nextMs = phaseMs;

    /// <summary>What it says instead of the truth; null = the truth.</summary>
    public Func<int[], int[]>? Lie { get; set; }

    /// <summary>True while it says nothing.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Reads what flows when it is time, and hands over what will have arrived at the next step.</summary>
    public void Step(int[] da, long nowMs, int stepMs, Action<int[]> deliver)
    {
        if (nowMs >= _nextMs)
        {
            while (_nextMs <= nowMs) _nextMs += intervalMs;
            if (!IsSilent) _onTheWay.Enqueue((nowMs + delayMs, Lie == null ? [.. da] : Lie(da)));
        }

        while (_onTheWay.Count > 0 && _onTheWay.Peek().AtMs <= nowMs + stepMs) deliver(_onTheWay.Dequeue().Da);
    }
}
