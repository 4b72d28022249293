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

        /// <summary>Longest serial number.</summary>
        public const int LongestDigits = 10;

        /// <summary>The serial number of this device.</summary>
        /// <param name="blobs">Where the file lies.</param>
        /// <param name="mac">Six bytes, or none.</param>
        /// <returns>1 to 10 digits.</returns>
        public static string Read(IBlobStore blobs, byte[] mac)
        {
            byte[] bytes = new byte[LongestDigits + 4];
            int length = blobs.Read(FileName, bytes);
            int digits = 0;
            while (digits < length && bytes[digits] >= '0' && bytes[digits] <= '9') digits++;
            bool clean = digits > 0 && digits <= LongestDigits;
            for (int i = digits; i < length; i++) clean &= bytes[i] == '\r' || bytes[i] == '\n' || bytes[i] == ' ';
            if (clean) return Encoding.UTF8.GetString(bytes, 0, digits);
            int number = mac.Length < 2 ? 0 : (mac[mac.Length - 2] << 8) | mac[mac.Length - 1];
            return number.ToString();
        }
    }
}
