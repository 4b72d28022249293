namespace SmartEvse.Virtual;

/// <summary>A serial number as a person writes it: it becomes the client id, the default prefix and part of Home Assistant's ids.</summary>
internal static class SerialArgument
{
    internal const int MaxChars = 16;

    /// <summary>True for 1 to 16 letters and digits.</summary>
    internal static bool IsLegal(string serial)
    {
        foreach (var c in serial)
        {
            if (!char.IsAsciiLetterOrDigit(c)) return false;
        }

        return serial.Length is > 0 and <= MaxChars;
    }

    /// <summary>The number as it was given.</summary>
    /// <exception cref="WrongCallException">It has other characters, or too many.</exception>
    internal static string Read(string serial) =>
        IsLegal(serial) ? serial : throw new WrongCallException($"--serial {serial}: expected 1 to {MaxChars} letters and digits");
}
