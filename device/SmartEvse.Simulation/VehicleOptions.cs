namespace SmartEvse.Simulation;

/// <summary>What kind of vehicle hangs on the cable.</summary>
public sealed record VehicleOptions
{
    /// <summary>Phases it charges on: 1..3.</summary>
    public int Phases { get; init; } = 3;

    /// <summary>Most it takes, in dA per phase.</summary>
    public int MaxDa { get; init; } = 160;

    /// <summary>Least it takes, in dA per phase; an offer below is taken as none.</summary>
    public int MinDa { get; init; } = 60;

    /// <summary>From a change of the offer to the start of the reaction, in ms.</summary>
    public int DeadTimeMs { get; init; } = 2000;

    /// <summary>How fast it raises its current, in dA per second.</summary>
    public int RampDaPerS { get; init; } = 30;

    /// <summary>The cable's coding in A: 13, 16, 32 or 63; 0 = the coding resistor is broken.</summary>
    public int CableA { get; init; } = 32;

    /// <summary>Current drawn whenever its phases are live, whatever the offer, in dA.</summary>
    public int LeakDa { get; init; }

    /// <summary>How much more than the offer it takes, in percent.</summary>
    public int OverdrawPercent { get; init; }
}
