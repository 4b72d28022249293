namespace SmartEvse.Core.Sessions
{
    /// <summary>Numbers in a file: four bytes, the lowest first.</summary>
    internal static class Bytes
    {
        /// <summary>Writes a number.</summary>
        /// <returns>Where the next one goes.</returns>
        internal static int Put(byte[] to, int at, int value)
        {
            for (int shift = 0; shift < 32; shift += 8) to[at++] = (byte)(value >> shift);
            return at;
        }

        /// <summary>Reads a number.</summary>
        internal static int Get(byte[] from, int at)
        {
            return from[at] | (from[at + 1] << 8) | (from[at + 2] << 16) | (from[at + 3] << 24);
        }
    }
}
