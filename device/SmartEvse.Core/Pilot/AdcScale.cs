namespace SmartEvse.Core.Pilot
{
    /// <summary>
    /// Raw values of ADC1 at 12 dB and 12 bit (what nanoFramework always uses) to mV at the pin: the curve and the 20 points that Espressif publishes for the
    /// ESP32 with its reference between 1000 and 1200 mV. The mV are those of the C++ firmware, whatever attenuation it read with, so Core's bands hold.
    /// </summary>
    public sealed class AdcScale
    {
        /// <summary>The reference of a chip of which nothing is known, in mV.</summary>
        public const int TypicalReferenceMv = 1100;

        /// <summary>Smallest reference that a chip may have, in mV.</summary>
        public const int SmallestReferenceMv = 1000;

        /// <summary>Largest reference that a chip may have, in mV.</summary>
        public const int LargestReferenceMv = 1200;

        /// <summary>Largest raw value.</summary>
        public const int LargestRaw = 4095;

        // Slope of the straight part in 1/65536 per mV of reference and 4096 steps, and its offset.
        private const long SlopeScale = 196602;
        private const int OffsetMv = 142;

        // Above this the curve bends; points lie every 64 steps.
        private const int BendRaw = 2880;
        private const int PointStep = 64;

        private readonly long _slope;
        private readonly short[] _pointsMv = new short[20];

        /// <summary>The scale of one chip.</summary>
        /// <param name="referenceMv">1000..1200 mV (the reference that <c>espefuse adc_info</c> prints); anything else counts as 1100.</param>
        public AdcScale(int referenceMv)
        {
            if (referenceMv < SmallestReferenceMv || referenceMv > LargestReferenceMv) referenceMv = TypicalReferenceMv;
            _slope = referenceMv * SlopeScale / 4096;
            short[] low = { 2240, 2297, 2352, 2405, 2457, 2512, 2564, 2616, 2664, 2709, 2754, 2795, 2832, 2868, 2903, 2937, 2969, 3000, 3030, 3060 };
            short[] high = { 2667, 2706, 2745, 2780, 2813, 2844, 2873, 2901, 2928, 2956, 2982, 3006, 3032, 3059, 3084, 3110, 3135, 3160, 3184, 3209 };
            for (int i = 0; i < _pointsMv.Length; i++)
            {
                _pointsMv[i] = (short)(low[i] + ((high[i] - low[i]) * (referenceMv - SmallestReferenceMv) / (LargestReferenceMv - SmallestReferenceMv)));
            }
        }

        /// <summary>A raw value in mV at the pin.</summary>
        /// <param name="raw">0..4095.</param>
        /// <returns>142..3209 mV, rising with the raw value. 0 is everything below 142 mV, -12 V on the pilot line among it, as in the C++ firmware.</returns>
        public int ToMv(int raw)
        {
            if (raw < 0) raw = 0;
            if (raw > LargestRaw) raw = LargestRaw;
            if (raw < BendRaw) return Straight(raw);
            int index = (raw - BendRaw) / PointStep;
            if (index > 18) index = 18;
            int part = raw - BendRaw - (index * PointStep);
            int from = index == 0 ? Straight(BendRaw) : _pointsMv[index];
            return from + ((_pointsMv[index + 1] - from) * part / PointStep);
        }

        private int Straight(int raw)
        {
            return (int)(((_slope * raw) + 32768) / 65536) + OffsetMv;
        }
    }
}
