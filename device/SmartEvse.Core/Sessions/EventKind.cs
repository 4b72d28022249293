namespace SmartEvse.Core.Sessions
{
    /// <summary>
    /// What the event log writes down: no more than it takes to answer "why did it not charge last night?". Settings are not among it: their values
    /// can be read at any time.
    /// </summary>
    public enum EventKind
    {
        /// <summary>The device started. Code: 0.</summary>
        Start,

        /// <summary>A vehicle was plugged in or out, also one that has no access and so changes no state. Code: 1 = plugged.</summary>
        Vehicle,

        /// <summary>Somebody changed the access. Code: <see cref="Settings.AccessStatus"/>.</summary>
        Access,

        /// <summary>Somebody changed MODE. Code: <see cref="Settings.ChargeMode"/>.</summary>
        Mode,

        /// <summary>The energy provider's relay began or ceased to limit, which its owner may have to prove. Code: 1 = limits.</summary>
        GridRelay,

        /// <summary>A fault came. Code: its bit in <see cref="Limits.Faults"/>.</summary>
        Fault,

        /// <summary>A fault went. Code: its bit.</summary>
        FaultCleared,

        /// <summary>A write was refused. Code: <see cref="Settings.Refusal"/>.</summary>
        Refused,

        /// <summary>The state changed. Code: <see cref="Charging.ChargerState"/>.</summary>
        State,

        /// <summary>How many there are.</summary>
        Count,
    }
}
