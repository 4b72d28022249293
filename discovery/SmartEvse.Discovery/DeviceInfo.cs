namespace SmartEvse.Discovery
{
    /// <summary>What the device page says of the charger itself.</summary>
    public sealed class DeviceInfo
    {
        /// <summary>The serial number.</summary>
        public string Serial = "";

        /// <summary>The version of this build.</summary>
        public string Version = "";

        /// <summary>The hardware.</summary>
        public string Hardware = "";

        /// <summary>The charger's own page; empty = none.</summary>
        public string ConfigurationUrl = "";
    }
}
