namespace SmartEvse.Simulation.Worlds;

/// <summary>How a world ended.</summary>
public sealed record WorldResult
{
    /// <summary>Its seed.</summary>
    public required int Seed { get; init; }

    /// <summary>The first broken rule with time and state, in one line; null when every rule held.</summary>
    public required string? Failure { get; init; }

    /// <summary>A number that stands for everything that happened: the same seed gives the same.</summary>
    public required ulong Digest { get; init; }

    /// <summary>Steps of the charger.</summary>
    public required int Steps { get; init; }

    /// <summary>Closings of contactor 1.</summary>
    public required int ContactorCycles { get; init; }

    /// <summary>Energy into the vehicles, in Wh.</summary>
    public required int EvWh { get; init; }

    /// <summary>Answers of the charger to its writers.</summary>
    public required int Answers { get; init; }
}
