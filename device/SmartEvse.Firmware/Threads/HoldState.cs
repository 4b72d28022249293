namespace SmartEvse.Firmware.Threads
{
    /// <summary>Whether the control thread keeps the contactors open for something that blocks every thread.</summary>
    public enum HoldState
    {
        /// <summary>It does not.</summary>
        None,

        /// <summary>Somebody asks; the next step answers.</summary>
        Asked,

        /// <summary>They are open and stay so.</summary>
        Granted,

        /// <summary>A vehicle is charging: not now.</summary>
        Refused,
    }
}
