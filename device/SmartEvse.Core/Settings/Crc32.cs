namespace SmartEvse.Core.Settings
{
    /// <summary>CRC-32 (IEEE 802.3, reflected 0xEDB88320): finds a file that a power cut left half written.</summary>
    public static class Crc32
    {
        /// <summary>The checksum of the first <paramref name="length"/> bytes. "123456789" gives 0xCBF43926.</summary>
        public static uint Of(byte[] bytes, int length)
        {
            return Of(bytes, 0, length);
        }

        /// <summary>The checksum of the bytes from <paramref name="start"/> to one before <paramref name="end"/>.</summary>
        public static uint Of(byte[] bytes, int start, int end)
        {
            uint crc = 0xFFFFFFFF;
            for (int i = start; i < end; i++)
            {
                crc ^= bytes[i];
                for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }

            return ~crc;
        }
    }
}
