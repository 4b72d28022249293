namespace SmartEvse.Firmware.Board
{
    /// <summary>
    /// The plateaus of a gap-free burst: its highest and its lowest values, of each the second one, so that one stray conversion decides nothing.
    /// </summary>
    public sealed class PlateauSampler : IPilotSampler
    {
        /// <summary>Conversions of one burst: at 20 to 40 us each more than one PWM period.</summary>
        public const int Samples = 64;

        private readonly IAnalogInput _input;
        private readonly AdcScale _scale;

        /// <summary>Samples a pin.</summary>
        public PlateauSampler(IAnalogInput input, AdcScale scale)
        {
            _input = input;
            _scale = scale;
        }

        /// <inheritdoc/>
        public int HighMv { get; private set; }

        /// <inheritdoc/>
        public int LowMv { get; private set; }

        /// <inheritdoc/>
        public void Sample()
        {
            int highest = -1;
            int high = -1;
            int lowest = AdcScale.LargestRaw + 1;
            int low = lowest;
            for (int i = 0; i < Samples; i++)
            {
                int raw = _input.ReadRaw();
                if (raw > highest)
                {
                    high = highest;
                    highest = raw;
                }
                else if (raw > high)
                {
                    high = raw;
                }

                if (raw < lowest)
                {
                    low = lowest;
                    lowest = raw;
                }
                else if (raw < low)
                {
                    low = raw;
                }
            }

            HighMv = _scale.ToMv(high);
            LowMv = _scale.ToMv(low);
        }
    }
}
