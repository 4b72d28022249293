using System.Linq;
using SmartEvse.Core.Settings;

namespace SmartEvse.Virtual.Provisioning;

/// <summary>What the name and the password of a network may be: IEEE 802.11 (SSID of 1 to 32 bytes) and WPA2 (IEEE 802.11i, annex M.4).</summary>
internal static class WifiRules
{
    private const int MaxSsidBytes = 32;
    private const int KeyDigits = 64;

    /// <summary>Null, or what is wrong with a network's name.</summary>
    internal static string? CheckSsid(string ssid)
    {
        var bytes = Utf8.Length(ssid);
        if (bytes < 0) return "not UTF-8";
        if (bytes is < 1 or > MaxSsidBytes) return $"{bytes} bytes; expected 1 to {MaxSsidBytes} (a letter with an accent takes 2)";
        foreach (var c in ssid)
        {
            if (char.IsControl(c)) return "control character";
        }

        return null;
    }

    /// <summary>Null, or what is wrong with a password; an empty one is that of an open network. The password is never repeated.</summary>
    internal static string? CheckPassword(string password)
    {
        if (password.Length == 0) return null;
        foreach (var c in password)
        {
            if (c is < ' ' or > '~') return "has a character that WPA2 passwords cannot have; expected letters, digits and signs of ASCII, and spaces";
        }

        if (password.Length == KeyDigits) return password.All(char.IsAsciiHexDigit) ? null : $"{KeyDigits} characters are a key and have to be hexadecimal digits";
        return password.Length is >= 8 and < KeyDigits ? null : $"{password.Length} characters; expected 8 to 63, or none for an open network";
    }
}
