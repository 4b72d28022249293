using System.Text;
using SmartEvse.Core.Settings;

namespace SmartEvse.Firmware.Board
{
    /// <summary>
    /// The serial number: what the file <c>serial.txt</c> says (the number on the sticker, written once, so that topics and Home Assistant ids survive the change
    /// of firmware), else the last two bytes of the MAC address as a number, as the C++ firmware has it.
    /// </summary>
    public static class SerialNumber
    {
        /// <summary>The file's name.</summary>
        public const string FileName = "serial.txt";

        /// <summary>Longest serial number in the file.</summary>
        public const int LongestChars = 16;

        /// <summary>The serial number of this device.</summary>
        /// <param name="blobs">Where the file lies.</param>
        /// <param name="mac">Six bytes, or none.</param>
        /// <returns>1 to 16 letters and digits.</returns>
        public static string Read(IBlobStore blobs, byte[] mac)
        {
            byte[] bytes = new byte[LongestChars + 4];
            int length = blobs.Read(FileName, bytes);
            int chars = 0;
            while (chars < length && IsLetterOrDigit(bytes[chars])) chars++;
            bool clean = chars > 0 && chars <= LongestChars;
            for (int i = chars; i < length; i++) clean &= bytes[i] == '\r' || bytes[i] == '\n' || bytes[i] == ' ';
            if (clean) return Encoding.UTF8.GetString(bytes, 0, chars);
            int number = mac.Length < 2 ? 0 : (mac[mac.Length - 2] << 8) | mac[mac.Length - 1];
            return number.ToString();
        }

        private static bool IsLetterOrDigit(byte c)
        {
            return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        }
    }
}
