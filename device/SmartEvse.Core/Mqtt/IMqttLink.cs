namespace SmartEvse.Core.Mqtt
{
    /// <summary>Takes a message that arrived on a subscribed topic. Runs on a thread of the link and must not block.</summary>
    /// <param name="topic">The full topic.</param>
    /// <param name="payload">The bytes; only valid during the call.</param>
    /// <param name="length">How many of them belong to the message.</param>
    /// <param name="retained">True when the broker replays a retained message to a new subscription.</param>
    public delegate void MqttMessageHandler(string topic, byte[] payload, int length, bool retained);

    /// <summary>
    /// One connection to one broker: the seam between the charger and an MQTT client library. It never connects by itself;
    /// the session above it decides when, so that back-off and re-announcement are the same with every library.
    /// </summary>
    public interface IMqttLink
    {
        /// <summary>True between a successful <see cref="Connect"/> and the loss of the connection.</summary>
        bool IsConnected { get; }

        /// <summary>Who gets the messages. Set once, before <see cref="Connect"/>.</summary>
        void SetHandler(MqttMessageHandler handler);

        /// <summary>Opens a clean session and waits for the broker's answer, 10 s at most. May be called again after a loss.</summary>
        /// <returns>Null when connected, else the reason in words. Never throws for what a network or a broker can do.</returns>
        string? Connect(MqttConnectOptions options);

        /// <summary>Subscribes; the broker's answer is not waited for.</summary>
        /// <returns>False when not connected or refused by the library.</returns>
        bool Subscribe(string topicFilter, int qos);

        /// <summary>Hands a message over; the bytes are copied or sent before the call returns.</summary>
        /// <param name="topic">The full topic, no wildcards.</param>
        /// <param name="payload">The buffer.</param>
        /// <param name="length">How many bytes of it to send; 0 with <paramref name="retain"/> clears a retained message.</param>
        /// <param name="qos">0 or 1.</param>
        /// <param name="retain">Ask the broker to keep it.</param>
        /// <returns>False when not connected or when the library has no room; nothing is queued for later then.</returns>
        bool Publish(string topic, byte[] payload, int length, int qos, bool retain);

        /// <summary>Closes in order; the broker does not send the will. Harmless when not connected.</summary>
        void Disconnect();
    }
}
