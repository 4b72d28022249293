namespace SmartEvse.MqttLinks;

/// <summary>The client library this build uses: libmosquitto, or MQTTnet when built with <c>-p:MqttClient=MQTTnet</c>.</summary>
public static class MqttLinkFactory
{
#if MQTTNET
    /// <summary>Name of the library, for a log.</summary>
    public const string ClientName = "MQTTnet";

    /// <summary>A new link that is not connected.</summary>
    public static MqttLink Create() => new MqttNetLink();
#else
    /// <summary>Name of the library, for a log.</summary>
    public const string ClientName = "libmosquitto";

    /// <summary>A new link that is not connected.</summary>
    public static MqttLink Create() => new MosquittoLink();
#endif
}
