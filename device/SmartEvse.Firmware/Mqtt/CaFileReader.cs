namespace SmartEvse.Firmware.Mqtt
{
    /// <summary>Reads the file of a CA certificate, in DER form, from the internal file system. May throw; that counts as not there.</summary>
    /// <param name="name">The name in the options of the connection.</param>
    /// <returns>The bytes; null when there is no such file.</returns>
    public delegate byte[]? CaFileReader(string name);
}
