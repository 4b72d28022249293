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

        /// <summary>With CAPACITY and CAP STOP in use.</summary>
        CapacityStop,
    }
}
