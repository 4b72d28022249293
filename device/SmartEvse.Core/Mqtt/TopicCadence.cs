namespace SmartEvse.Core.Mqtt
{
    /// <summary>When a state topic is sent, beside the heartbeat that repeats nearly everything.</summary>
    public enum TopicCadence
    {
        /// <summary>As soon as the value changes.</summary>
        Change,

        /// <summary>When the value changes, at most every 10 s; the beginning and the end (0) at once.</summary>
        SlowChange,

        /// <summary>A current or power that was measured: when it changes, at most every 10 s; a step of 1 A or 230 W within a second.</summary>
        Measured,

        /// <summary>A register of energy: when it rises, at most every 30 s; 100 Wh, and a new session, at once. Else it never falls, and is never 0 at the start.</summary>
        Register,

        /// <summary>With the heartbeat only: it changes all the time.</summary>
        Heartbeat,

        /// <summary>Every 10 s while the meter is stale, else with the heartbeat.</summary>
        WhileStale,

        /// <summary>On a change of the reason, then at most every 10 s.</summary>
        WithReason,
    }
}
