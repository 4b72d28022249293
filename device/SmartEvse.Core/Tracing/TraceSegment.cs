namespace SmartEvse.Core.Tracing
{
    /// <summary>One half of the ring: bytes of fixed room, filled from a keyframe on. Bytes once written stay until the half begins anew.</summary>
    internal sealed class TraceSegment
    {
        internal TraceSegment(int size)
        {
            Bytes = new byte[size];
        }

        internal byte[] Bytes { get; }

        /// <summary>Bytes in use; 0 = nothing recorded.</summary>
        internal int Length { get; set; }

        /// <summary>How many of them a reader may have.</summary>
        internal int HeldLength { get; set; }

        /// <summary>When its keyframe was taken.</summary>
        internal long StartMs { get; set; }

        /// <summary>How many bytes may be used.</summary>
        internal int End { get; set; }

        /// <summary>True when a byte found no room.</summary>
        internal bool Overflowed { get; set; }

        internal void Put(int value)
        {
            if (Length >= End) Overflowed = true;
            else Bytes[Length++] = (byte)value;
        }

        internal void Unsigned(uint value)
        {
            for (; value >= 0x80; value >>= 7) Put((int)(value | 0x80));
            Put((int)value);
        }

        internal void Signed(int value)
        {
            Unsigned((uint)((value << 1) ^ (value >> 31)));
        }
    }
}
