namespace SmartEvse.Core.Mqtt
{
    /// <summary>What the MQTT session itself has to say, beside the charger.</summary>
    public sealed class LinkStatus
    {
        /// <summary>Another device sent a birth message under our prefix.</summary>
        public bool ForeignBirth { get; internal set; }

        /// <summary>How often the connection was made, since the start.</summary>
        public int Connections { get; internal set; }

        /// <summary>The version of this build.</summary>
        public string Version { get; set; } = "";
    }
}
