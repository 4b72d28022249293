using System.IO;
using System.Text;
using SmartEvse.Core.Mqtt;

namespace SmartEvse.MqttLinks;

/// <summary>Finds what no client library can connect with, so that every adapter says the same about it.</summary>
internal static class MqttOptionsCheck
{
    /// <summary>The reason in words, or null.</summary>
    public static string? Problem(MqttConnectOptions options)
    {
        if (options.Host.Length == 0) return "no host is set";
        if (options.Port is < 1 or > 65535) return $"port {options.Port} is not within 1..65535";
        // The lower end is libmosquitto's own.
        if (options.KeepAliveSeconds is < 5 or > 65535) return $"keep-alive {options.KeepAliveSeconds} s is not within 5..65535 s";
        if (IsNotText(options.ClientId)) return "the client id is not a text that MQTT can carry";
        if (IsNotText(options.User)) return "the user name is not a text that MQTT can carry";
        if (options.Password.Contains('\0')) return "the password contains a zero character";
        if (IsNotText(options.WillTopic)) return "the topic of the will is not a text that MQTT can carry";
        if (options.Tls && options.CaFile.Length > 0 && !File.Exists(options.CaFile)) return $"the CA file {options.CaFile} does not exist";
        return null;
    }

    /// <summary>MQTT 3.1.1, 1.5.3: no U+0000, well-formed, at most 65,535 bytes.</summary>
    private static bool IsNotText(string text) => text.Contains('\0') || Encoding.UTF8.GetByteCount(text) > 65535;
}
