namespace SmartEvse.Simulation.Scenarios;

/// <summary>The figures of a run.</summary>
public sealed record ScenarioSummary
{
    /// <summary>Energy into the vehicle, in Wh.</summary>
    public required long EvWh { get; init; }

    /// <summary>The part of it that surplus covered, in Wh.</summary>
    public required long SolarWh { get; init; }

    /// <summary>The rest of it, in Wh.</summary>
    public long GridWh => EvWh - SolarWh;

    /// <summary>All surplus of the house, in Wh.</summary>
    public required long SurplusWh { get; init; }

    /// <summary>Excess above MAINS while charging, in As.</summary>
    public required double OverAs { get; init; }

    /// <summary>Seconds with an excess.</summary>
    public required int OverS { get; init; }

    /// <summary>Largest excess, in dA.</summary>
    public required int OverPeakDa { get; init; }

    /// <summary>Closings of contactor 1.</summary>
    public required int ContactorCycles { get; init; }

    /// <summary>Closings on another number of phases than the time before.</summary>
    public required int PhaseSwitches { get; init; }

    /// <summary>Steps that broke a rule of the interlock.</summary>
    public required int InvariantViolations { get; init; }
}
