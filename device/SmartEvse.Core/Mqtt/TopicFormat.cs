namespace SmartEvse.Core.Mqtt
{
    /// <summary>How a number of the view becomes the payload of a state topic. Home Assistant's platform, unit and class follow from it.</summary>
    public enum TopicFormat
    {
#pragma warning disable CS1591 // Each is written once, in StateTopics.Payload.
        CurrentDa, PowerW, EnergyWh, TemperatureC, Seconds, Milliseconds, Phases, Duty1024, PilotOverride,
        Mode, Access, State, StateId, Error, Errors, Plug, OnOff, LocalTime, YesNo, Colour, Reason, ReasonText, EvccId, Version, Warning, Count, Session, Status, Update,
#pragma warning restore CS1591
    }
}
