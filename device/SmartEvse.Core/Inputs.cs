namespace SmartEvse.Core
{
    /// <summary>What the board measured for one step. One object, filled anew for every step.</summary>
    public sealed class Inputs
    {
        /// <summary>Value of <see cref="TemperatureC"/> when the sensor gives none.</summary>
        public const int NoTemperature = int.MinValue;

        /// <summary>Value of <see cref="UtcS"/> while the clock has not been set.</summary>
        public const long UnknownTime = -1;

        /// <summary>Highest plateau of the pilot burst, in mV at the ADC pin.</summary>
        public int PilotHighMv;

        /// <summary>Lowest plateau of the pilot burst, in mV at the ADC pin.</summary>
        public int PilotLowMv;

        /// <summary>Proximity pin in mV.</summary>
        public int ProximityMv;

        /// <summary>Temperature inside the charger in degrees C, or <see cref="NoTemperature"/>.</summary>
        public int TemperatureC = 20;

        /// <summary>True when the residual current monitor reports a fault (two readings 1 ms apart, the board's part).</summary>
        public bool RcmFault;

        /// <summary>True while the external switch is closed or pressed (not debounced).</summary>
        public bool SwitchClosed;

        /// <summary>The wall clock in s since 1970 (UTC), or <see cref="UnknownTime"/>. It may jump; nothing is timed by it.</summary>
        public long UtcS = UnknownTime;
    }
}
