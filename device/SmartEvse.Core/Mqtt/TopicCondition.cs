namespace SmartEvse.Core.Mqtt
{
    /// <summary>When a topic is published and its entity announced.</summary>
    public enum TopicCondition
    {
        /// <summary>Always.</summary>
        Always,

        /// <summary>With a mains meter.</summary>
        MainsMeter,

        /// <summary>With an EV meter.</summary>
        EvMeter,

        /// <summary>With a circuit meter.</summary>
        CircuitMeter,

        /// <summary>With a second contactor.</summary>
        SecondContactor,

        /// <summary>With CONTACT2 Auto.</summary>
        AutoPhases,

        /// <summary>With SWITCH Grid Relay.</summary>
        GridRelay,

        /// <summary>With CAPACITY and CAP STOP in use.</summary>
        CapacityStop,
    }
}
