namespace SmartEvse.Core.Tracing
{
    /// <summary>
    /// The first byte of a record. What belongs to a step (inputs, commands, feeds) stands before the step, the outputs it changed behind it.
    /// </summary>
    public static class TraceTag
    {
        /// <summary>So many steps at the same spacing as before: a varint.</summary>
        public const int Steps = 0x01;

        /// <summary>Changed inputs: a varint, see <see cref="InputBits"/>.</summary>
        public const int Inputs = 0x02;

        /// <summary>Changed temperature in degrees C: a signed varint.</summary>
        public const int Temperature = 0x03;

        /// <summary>The sensor gives no temperature.</summary>
        public const int NoTemperature = 0x04;

        /// <summary>A decided command: kind, refusal, row, then a signed varint.</summary>
        public const int Number = 0x05;

        /// <summary>A decided command: kind, refusal, row, then a length and as many characters, all varints.</summary>
        public const int Text = 0x06;

        /// <summary>Changed outputs: a varint with one bit for each that follows: packed outputs, duty, offer, faults and reason.</summary>
        public const int Outputs = 0x07;

        /// <summary>The wall clock, noted while a schedule depends on it: seconds since <see cref="Recorder.UtcBase"/>, a signed varint; -1 = not known.</summary>
        public const int Utc = 0x08;

        /// <summary>A feed: plus 8 times its number, plus how many fields follow, each a signed varint against the one before it in time.</summary>
        public const int Feed = 0x10;

        /// <summary>How many feeds there are.</summary>
        public const int Feeds = 4;

        /// <summary>One beyond the last feed.</summary>
        public const int AfterFeeds = Feed + (8 * Feeds);

        /// <summary>One step at another spacing: plus the spacing in ms, up to <see cref="LongSpacing"/>.</summary>
        public const int Spacing = 0x40;

        /// <summary>In place of a spacing: what is missing follows as a varint.</summary>
        public const int LongSpacing = 0x3F;

        /// <summary>Steps at the same spacing: plus 1..127.</summary>
        public const int FewSteps = 0x80;
    }
}
