namespace SmartEvse.Simulation.Scenarios;

/// <summary>How the meters of the house are read.</summary>
public sealed record FeedOptions
{
    /// <summary>Time between two messages of a meter, in ms.</summary>
    public int IntervalMs { get; init; } = 2000;

    /// <summary>False: the EV meter says nothing.</summary>
    public bool Ev { get; init; } = true;
}
