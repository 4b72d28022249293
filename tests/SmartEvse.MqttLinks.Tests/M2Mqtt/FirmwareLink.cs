using System.IO;
using System.Security.Cryptography;
using SmartEvse.Firmware.Mqtt;

namespace SmartEvse.MqttLinks.Tests;

/// <summary>The firmware's link over the double of M2Mqtt, with what its shell gives it.</summary>
internal static class FirmwareLink
{
    public static M2MqttLink New() => New(new CountingGuard());

    /// <summary>The contract sends floods that no charger gets; the library would drop some of them at the device's limit.</summary>
    public static M2MqttLink New(IBlockingGuard guard) => new(ReadCa, guard) { QueueLimit = 10_000 };

    /// <summary>The contract hands out PEM; on the device the file is DER, which is the same without its wrapping.</summary>
    private static byte[]? ReadCa(string name)
    {
        if (!File.Exists(name)) return null;
        string text = File.ReadAllText(name);
        return PemEncoding.TryFind(text, out PemFields fields) ? System.Convert.FromBase64String(text[fields.Base64Data]) : File.ReadAllBytes(name);
    }
}
