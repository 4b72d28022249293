namespace SmartEvse.Core.Mqtt
{
    /// <summary>When a state topic is sent, beside the heartbeat that repeats nearly everything.</summary>
    public enum TopicCadence
    {
        /// <summary>As soon as the value changes.</summary>
        Change,

        /// <summary>When the value changes, at most every 10 s.</summary>
        SlowChange,

        /// <summary>With the heartbeat only: it changes all the time.</summary>
        Heartbeat,

        /// <summary>Every 10 s while the meter is stale, else with the heartbeat.</summary>
        WhileStale,

        /// <summary>On a change of the reason, then at most every 10 s.</summary>
        WithReason,

        /// <summary>As soon as the value changes, and not with the heartbeat.</summary>
        ChangeOnly,
    }
}
