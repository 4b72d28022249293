using System;

namespace SmartEvse.MqttLinks;

/// <summary>One connection of a client library from its opening to its end; never opened again.</summary>
internal interface IMqttLinkSession
{
    bool IsConnected { get; }

    /// <summary>Messages handed over and not yet sent (QoS 0) or acknowledged (QoS 1).</summary>
    int Pending { get; }

    /// <summary>Connects; null or the reason in words.</summary>
    string? Open(TimeSpan patience);

    bool Subscribe(string filter, int qos);

    bool Publish(string topic, byte[] payload, int length, int qos, bool retain);

    /// <summary>Says goodbye after everything handed over before has left, and waits for the end; harmless when it has ended.</summary>
    void Close(TimeSpan patience);
}
