namespace SmartEvse.Core.Rest
{
    /// <summary>How a parameter of <c>POST /settings</c> becomes the payload of a topic.</summary>
    public enum LegacyForm
    {
        /// <summary>As it is.</summary>
        Plain,

        /// <summary>A number; a whole one may end in <c>.0</c>, as the Home Assistant integration writes it.</summary>
        Number,

        /// <summary>0 Off, 1 Normal, 2 Solar, 3 Smart, 4 Pause.</summary>
        Mode,

        /// <summary>Above 0 is <c>On</c>.</summary>
        OnOff,

        /// <summary>Whatever the value: <c>PRESS</c>.</summary>
        Press,

        /// <summary>A time of delayed charging, written together with the others.</summary>
        Delay,

        /// <summary>A row of the MQTT connection: all that come are written as one, and only beside <c>mqtt_update</c>.</summary>
        Mqtt,

        /// <summary>Says what the other parameters are, nothing more.</summary>
        Marker,

        /// <summary>Its function is not in this build.</summary>
        NotBuilt,
    }
}
