namespace SmartEvse.Core.Settings
{
    /// <summary>
    /// The rows of the settings table, in the order of the LCD menu. The number is the position in the table and in the live values only:
    /// storage goes by key, so a row may be put where the menu needs it.
    /// </summary>
    public enum SettingId
    {
#pragma warning disable CS1591 // Each name is the row's key; what it means stands in SettingsTable.
        Mode, Config, Lock, CableLock, LoadBl, Priority, RotationInterval, IdleTimeout,
        MainsMeter, MainsMAddress, Grid, Cal, FeedTimeout, CircuitMeter, CircuitMAddress,
        EVMeter, EVMeterAddress, EVMeterTimeout,
        EMEndianness, EMDataType, EMFunction,
        EMURegister, EMUDivisor, EMIRegister, EMIDivisor, EMPRegister, EMPDivisor, EMERegister, EMEDivisor,
        MaxMains, MinCurrent, MaxCurrent, MaxCircuit, Switch, RCmon, RFIDReader, LedMode, WIFImode, OcppMode, AutoUpdate,
        MaxTemp, MaxSumMains, MaxSumMainsTime, StartCurrent, StopTime, ImportCurrent, EnableC2,
        OverrideTimeout, RequiredEVCCID, LCDPin, RemoteLevel, RestLegacyWrites,
        MQTTHost, MQTTUser, MQTTPassword, MQTTPrefix, MQTTPort, MQTTTls, MQTTHeartbeat, DiscoveryPrefix, TimeZone,
#pragma warning restore CS1591

        /// <summary>How many rows there are; not a row.</summary>
        Count,
    }
}
