namespace SmartEvse.Core.Settings
{
    /// <summary>CRC-32 (IEEE 802.3, reflected 0xEDB88320): finds a file that a power cut left half written.</summary>
    public static class Crc32
    {
        /// <summary>The checksum of the first <paramref name="length"/> bytes. "123456789" gives 0xCBF43926.</summary>
        public static uint Of(byte[] bytes, int length)
        {
            uint crc = 0xFFFFFFFF;
            for (int i = 0; i < length; i++)
            {
                crc ^= bytes[i];
                for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }

            return ~crc;
        }
    }
}
