namespace SmartEvse.Core.Settings
{
    /// <summary>The lists of option texts. Numbers are positions from 0 and are stored: never reorder.</summary>
    public enum OptionSet
    {
#pragma warning disable CS1591 // Named after the setting that uses them; the texts stand in OptionTexts.
        None, Mode, Config, Lock, OffOn, Role, Priority, MainsMeter, OtherMeter, Grid, ByteOrder, DataType, Switch, DisabledEnabled,
        Rfid, LedMode, Wifi, Contact2, RemoteLevel, Access,
#pragma warning restore CS1591
    }
}
