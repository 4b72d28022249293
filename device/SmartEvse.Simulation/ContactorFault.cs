namespace SmartEvse.Simulation;

/// <summary>What can be wrong with contactor 1.</summary>
public enum ContactorFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Welded: the phases stay live.</summary>
    Welded,

    /// <summary>It does not close.</summary>
    FailsToClose,
}
