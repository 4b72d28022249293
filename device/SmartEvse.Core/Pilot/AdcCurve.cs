namespace SmartEvse.Core.Pilot
{
    /// <summary>
    /// Counts of the ESP32's ADC1 at 12 dB attenuation to mV at the pin, for the typical reference of 1100 mV, which is what the C++ firmware's
    /// thresholds were measured with. The curve bends above 2.4 V; five straight pieces follow Espressif's characterisation within 8 mV.
    /// </summary>
    public static class AdcCurve
    {
        /// <summary>The largest count: 12 bit.</summary>
        public const int MaxCount = 4095;

        /// <summary>The pin's voltage.</summary>
        /// <param name="count">0..4095; beyond, the nearest of them.</param>
        /// <returns>142..3133 mV, rising with the count. The converter sees nothing below 142 mV: 0 counts may be any voltage from there down.</returns>
        public static int ToMv(int count)
        {
            if (count < 0) count = 0;
            if (count > MaxCount) count = MaxCount;
            if (count < 2880) return 142 + (count * 803 / 1000);
            if (count < 3200) return 2454 + ((count - 2880) * 7 / 10);
            if (count < 3520) return 2678 + ((count - 3200) * 594 / 1000);
            if (count < 3776) return 2868 + ((count - 3520) * 49 / 100);
            return 2993 + ((count - 3776) * 442 / 1000);
        }
    }
}
