namespace SmartEvse.Core.Mqtt
{
    /// <summary>The topics below <c>Set/</c> that are more than a settings row.</summary>
    public enum CommandTopic
    {
        /// <summary>No such topic.</summary>
        Unknown,

        /// <summary>A settings row.</summary>
        Row,

        /// <summary>Its function is not in this build.</summary>
        NotBuilt,
#pragma warning disable CS1591 // Named as on the wire; see CommandTopics.
        Mode, Access, CurrentOverride, CPPWMOverride, MainsMeter, EVMeter, CircuitMeter, HomeBatteryCurrent, EVCCID,
        ColorOff, ColorNormal, ColorSmart, ColorSolar, ColorCustom, CustomButton, ClearError, ClearOverride, Restart, Events, Trace,
        DelayedStart, DelayedStop, DelayedRepeat, DelayedCharging, Sessions,
#pragma warning restore CS1591
    }
}
