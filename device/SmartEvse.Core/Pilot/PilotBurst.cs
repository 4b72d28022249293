namespace SmartEvse.Core.Pilot
{
    /// <summary>
    /// A burst of readings of the pilot pin to its highest and lowest plateau. The readings cannot be synchronised with the PWM, so the burst is
    /// gap-free, longer than a period, and judged by its distribution: three readings that agree at the top are the high plateau, three at the
    /// bottom the low one. Two that agree with nothing make the burst undecided: the old level is no longer believed at once, a new one is
    /// believed when its three readings are there. No state: the buffer belongs to the board. Figures: docs/pilot-sampling.md.
    /// </summary>
    public static class PilotBurst
    {
        /// <summary>Room a buffer needs: the longest burst.</summary>
        public const int MaxSamples = 64;

        /// <summary>The shortest burst.</summary>
        public const int MinSamples = 16;

        /// <summary>
        /// A board that is slower, in us a reading, must not offer a current: below 12 % of duty a burst might have less than two readings on the
        /// high plateau.
        /// </summary>
        public const int MaxSpacingUs = 105;

        /// <summary>After so many readings the board waits <see cref="PauseQuarters"/>.</summary>
        public const int GroupSamples = 8;

        /// <summary>One plateau's readings lie within this, in counts: about 60 mV at the top of the range, 96 mV at the bottom.</summary>
        public const int ToleranceCounts = 120;

        /// <summary>"No plateau" in mV: outside every band of <see cref="PilotClassifier"/>.</summary>
        public const int NoPlateauMv = 0;

        // An edge may take 13 us with the longest cable (IEC 61851-1 annex A); what is read on it is no plateau.
        private const int EdgeUs = 13;

        // A burst covers more than one PWM period of 1000 us.
        private const int CoverUs = 1200;

        // Readings expected on the narrower plateau; three are needed.
        private const int ExpectedOnPlateau = 5;

        // The lowest level that a vehicle can ask for: 3 V.
        private const int LowestTopMv = 2000;

        // From here on the low plateau is narrower than any spacing allows three readings on; two that agree are enough.
        private const int NarrowLowPermille = 900;

        /// <summary>How many readings a burst takes, at this duty.</summary>
        /// <param name="dutyPermille">The output while the burst is taken, 0..1000; per mille of 1 ms is us.</param>
        /// <param name="spacingUs">What one reading takes on this board, in us; measured at the start.</param>
        /// <returns><see cref="MinSamples"/>..<see cref="MaxSamples"/>.</returns>
        public static int Samples(int dutyPermille, int spacingUs)
        {
            if (!IsSwitching(dutyPermille)) return MinSamples;
            if (spacingUs < 1) return MaxSamples;
            int narrowUs = dutyPermille < 500 ? dutyPermille : 1000 - dutyPermille;
            if (narrowUs <= EdgeUs) return MaxSamples;
            int enough = (ExpectedOnPlateau * 1000 / (narrowUs - EdgeUs)) + 1;
            int cover = (CoverUs / spacingUs) + 1;
            int samples = enough > cover ? enough : cover;
            if (samples < MinSamples) return MinSamples;
            return samples > MaxSamples ? MaxSamples : samples;
        }

        /// <summary>
        /// How long to wait after a group, in quarters of the spacing. CPU and PWM run on one crystal: a spacing that divides the period would meet
        /// the same moments of every period, and could meet an edge only. Pauses that grow shift the groups so that no three meet at one moment,
        /// whatever the spacing is.
        /// </summary>
        /// <param name="group">0 after the first group.</param>
        /// <returns>0..3.</returns>
        public static int PauseQuarters(int group)
        {
            return group & 3;
        }

        /// <summary>
        /// True when a burst is to be followed by another one at once, in the same step: with the contactor closed an undecided burst would put off its opening
        /// by a step or two. Once only: a shorted line stays undecided. While the contactor is open nothing is in a hurry.
        /// </summary>
        /// <param name="highMv">What <see cref="Take"/> has found.</param>
        /// <param name="isClosed">True while contactor 1 is closed.</param>
        public static bool WantsAnother(int highMv, bool isClosed)
        {
            return isClosed && highMv == NoPlateauMv;
        }

        /// <summary>The two plateaus of a burst.</summary>
        /// <param name="samples">Counts of the ADC, 0..4095, in any order.</param>
        /// <param name="count">How many of them are filled.</param>
        /// <param name="dutyPermille">The output while they were taken, 0..1000.</param>
        /// <param name="scale">Of the chip.</param>
        /// <param name="highMv">The highest plateau in mV at the pin; <see cref="NoPlateauMv"/> when the burst does not say.</param>
        /// <param name="lowMv">The lowest plateau in mV; equal to the highest one, within the noise, on a steady line.</param>
        public static void Take(int[] samples, int count, int dutyPermille, AdcScale scale, out int highMv, out int lowMv)
        {
            int t1 = -1, t2 = -1, t3 = -1, t4 = -1;
            int b1 = int.MaxValue, b2 = int.MaxValue, b3 = int.MaxValue, b4 = int.MaxValue;
            for (int i = 0; i < count; i++)
            {
                // Most readings are neither among the four highest nor among the four lowest: two comparisons each.
                int v = samples[i];
                if (v > t4)
                {
                    t4 = v;
                    if (v > t3)
                    {
                        t4 = t3;
                        t3 = v;
                        if (v > t2)
                        {
                            t3 = t2;
                            t2 = v;
                            if (v > t1)
                            {
                                t2 = t1;
                                t1 = v;
                            }
                        }
                    }
                }

                if (v < b4)
                {
                    b4 = v;
                    if (v < b3)
                    {
                        b4 = b3;
                        b3 = v;
                        if (v < b2)
                        {
                            b3 = b2;
                            b2 = v;
                            if (v < b1)
                            {
                                b2 = b1;
                                b1 = v;
                            }
                        }
                    }
                }
            }

            highMv = NoPlateauMv;
            lowMv = NoPlateauMv;
            if (count < MinSamples) return;

            // The middle one of the three; a single reading beyond them is an outlier.
            if (t1 - t3 <= ToleranceCounts) highMv = scale.ToMv(t2);
            else if (t2 - t4 <= ToleranceCounts) highMv = scale.ToMv(t3);

            if (dutyPermille > NarrowLowPermille && b2 - b1 <= ToleranceCounts) lowMv = scale.ToMv(b2);
            else if (b3 - b1 <= ToleranceCounts) lowMv = scale.ToMv(b2);
            else if (b4 - b2 <= ToleranceCounts) lowMv = scale.ToMv(b3);

            // While the output switches, nothing as low as 0 V is taken for the top: the pulses may have fallen into a gap. A shorted line stays
            // undecided, which is as illegal as 0 V is, and for as long.
            if (IsSwitching(dutyPermille) && highMv < LowestTopMv) highMv = NoPlateauMv;
        }

        private static bool IsSwitching(int dutyPermille)
        {
            return dutyPermille > 0 && dutyPermille < 1000;
        }
    }
}
