using System;
using SmartEvse.Core;

namespace SmartEvse.Simulation;

/// <summary>
/// The shell's part of rule K9: outputs are grants. A board that has got no step for 500 ms opens the contactors and withdraws the offer by itself.
/// </summary>
public sealed class GrantedOutputs
{
    private static readonly Outputs Safe = new();

    private readonly Outputs _current = new();
    private long _grantedMs = long.MinValue / 2;

    /// <summary>Takes the outputs of a step.</summary>
    public void Grant(Outputs outputs, long nowMs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        _current.Contactor1 = outputs.Contactor1;
        _current.Contactor2 = outputs.Contactor2;
        _current.DutyPermille = outputs.DutyPermille;
        _current.PilotConnected = outputs.PilotConnected;
        _current.OfferedDa = outputs.OfferedDa;
        _grantedMs = nowMs;
    }

    /// <summary>What is on the pins at a moment.</summary>
    public Outputs At(long nowMs) => nowMs - _grantedMs > Outputs.ValidForMs ? Safe : _current;
}
