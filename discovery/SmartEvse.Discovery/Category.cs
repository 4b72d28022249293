namespace SmartEvse.Discovery
{
    /// <summary>Where Home Assistant shows an entity on the device page.</summary>
    public enum Category
    {
        /// <summary>Among the controls and values of daily use.</summary>
        Primary,

        /// <summary>Under configuration.</summary>
        Config,

        /// <summary>Under diagnostics.</summary>
        Diagnostic,
    }
}
