namespace SmartEvse.Core.Settings
{
    /// <summary>Numbers of the meter types that code asks for by name. The whole list stands in <see cref="OptionTexts"/>.</summary>
    public static class MeterType
    {
        /// <summary>No meter.</summary>
        public const int Disabled = 0;

        /// <summary>The Sensorbox on the bus.</summary>
        public const int Sensorbox = 1;

        /// <summary>Fed over MQTT or REST.</summary>
        public const int Api = 9;

        /// <summary>A Modbus meter described by the EM rows.</summary>
        public const int Custom = 19;
    }
}
