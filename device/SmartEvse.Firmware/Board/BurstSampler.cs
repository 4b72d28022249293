using SmartEvse.Core.Pilot;

namespace SmartEvse.Firmware.Board
{
    /// <summary>
    /// The pilot line in bursts that Core judges (<see cref="PilotBurst"/>; docs/pilot-sampling.md): how many readings a burst takes follows from the duty on the
    /// pin and from what a reading takes on this board, which is measured once.
    /// </summary>
    public sealed class BurstSampler : IPilotSampler
    {
        /// <summary>Readings that are timed at the start: some 160 ms, so that the clock's whole ms tell a reading to 1 %.</summary>
        public const int TimedReadings = 2000;

        private readonly IAnalogInput _input;
        private readonly AdcScale _scale;
        private readonly int[] _samples = new int[PilotBurst.MaxSamples];
        private readonly int _quarterSpins;

        /// <summary>Samples a pin, and measures how long a reading takes. To be made before the vehicle is offered anything.</summary>
        /// <param name="input">The pin.</param>
        /// <param name="scale">Its scale.</param>
        /// <param name="machine">The clock.</param>
        public BurstSampler(IAnalogInput input, AdcScale scale, IMachine machine)
        {
            _input = input;
            _scale = scale;
            long startMs = machine.NowMs;
            for (int i = 0; i < TimedReadings; i++) _input.ReadRaw();
            SpacingUs = (int)((machine.NowMs - startMs) * 1000 / TimedReadings);
            startMs = machine.NowMs;
            Spin(TimedReadings * 10);
            long spinNs = (machine.NowMs - startMs) * 1000000 / (TimedReadings * 10);
            _quarterSpins = spinNs <= 0 ? 0 : (int)(SpacingUs * 250 / spinNs);
        }

        /// <summary>What one reading takes, in us.</summary>
        public int SpacingUs { get; }

        /// <inheritdoc/>
        public bool MayOffer
        {
            get { return SpacingUs <= PilotBurst.MaxSpacingUs; }
        }

        /// <inheritdoc/>
        public int HighMv { get; private set; }

        /// <inheritdoc/>
        public int LowMv { get; private set; }

        /// <inheritdoc/>
        public void Sample(int dutyPermille, bool isClosed)
        {
            Burst(dutyPermille);
            if (PilotBurst.WantsAnother(HighMv, isClosed)) Burst(dutyPermille);
        }

        private void Burst(int dutyPermille)
        {
            int count = PilotBurst.Samples(dutyPermille, SpacingUs);
            for (int i = 0; i < count; i++)
            {
                _samples[i] = _input.ReadRaw();
                if (i % PilotBurst.GroupSamples == PilotBurst.GroupSamples - 1) Spin(PilotBurst.PauseQuarters(i / PilotBurst.GroupSamples) * _quarterSpins);
            }

            PilotBurst.Take(_samples, count, dutyPermille, _scale, out int highMv, out int lowMv);
            HighMv = highMv;
            LowMv = lowMv;
        }

        // Waits without giving the processor away: a reading must follow at once.
        private static void Spin(int rounds)
        {
            for (int i = 0; i < rounds; i++)
            {
            }
        }
    }
}
