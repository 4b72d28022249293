namespace SmartEvse.Core.Settings
{
    /// <summary>A few small named files that no server lists: a folder on a PC, the internal file system on the ESP32.</summary>
    public interface IBlobStore
    {
        /// <summary>Reads a whole file.</summary>
        /// <returns>Its length; -1 when it is missing, unreadable or longer than the buffer.</returns>
        int Read(string name, byte[] buffer);

        /// <summary>Replaces a file and waits until it is on the medium.</summary>
        /// <returns>False when the medium refused. A power cut may leave any part of the new file.</returns>
        bool Write(string name, byte[] buffer, int length);
    }
}
