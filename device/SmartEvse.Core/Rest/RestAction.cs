namespace SmartEvse.Core.Rest
{
    /// <summary>What an endpoint does.</summary>
    public enum RestAction
    {
#pragma warning disable CS1591 // See RestRoutes.
        None, NotBuilt, Status, LegacySettings, Currents, EvMeter, Colour, Rfid, CableLock, Reboot,
        Settings, State, Events, Sessions, Trace, Backup, Restore, Set,
#pragma warning restore CS1591
    }
}
