namespace SmartEvse.Simulation.Scenarios;

/// <summary>What the feed does.</summary>
public enum FeedState
{
    /// <summary>It sends what the meters read.</summary>
    Running,

    /// <summary>It sends nothing.</summary>
    Stopped,

    /// <summary>It sends the last values again and again.</summary>
    Frozen,
}
