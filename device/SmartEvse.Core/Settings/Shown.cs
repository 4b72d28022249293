namespace SmartEvse.Core.Settings
{
    /// <summary>When the LCD menu shows a row. Only for the LCD: a row that does not apply to the present mode stays writable.</summary>
    public enum Shown
    {
#pragma warning disable CS1591 // Spelled out, with the condition itself, in Visibility.
        Always, Never, ConfigSocket, LockInUse, Master, SmartOrSolarNotNode, MainsMeterOnBus, SensorboxWithClamps, MainsMeterApi,
        CircuitMeterOnBus, EvMeterOnBus, EvMeterApi, AnyMeterCustom, MainsMeter, Circuit, WifiEnabled, CapacityLimits, SolarNotNode,
#pragma warning restore CS1591
    }
}
