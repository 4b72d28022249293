using System;

namespace SmartEvse.MqttLinks;

/// <summary>The return codes of CONNACK (MQTT 3.1.1, 3.2.2.3) in words.</summary>
internal static class MqttConnAck
{
    /// <summary>Null for accepted, else the reason.</summary>
    public static string? Reason(int code) => code switch
    {
        0 => null,
        1 => "refused: the broker does not speak MQTT 3.1.1",
        2 => "refused: client id not allowed",
        3 => "refused: the broker is not available",
        4 => "refused: bad user name or password",
        // Mosquitto answers this for a wrong password too.
        5 => "refused: bad user name or password, or not authorized",
        _ => $"refused: code {code}",
    };

    /// <summary>The reason when no CONNACK came.</summary>
    public static string NoAnswer(TimeSpan patience) => $"no answer in {patience.TotalSeconds:0} s";
}
