using SmartEvse.Core.Mqtt;

namespace SmartEvse.Firmware.Mqtt
{
    /// <summary>The link of a build without an MQTT library: it never connects, and says why.</summary>
    public sealed class OfflineLink : IMqttLink
    {
        /// <inheritdoc/>
        public bool IsConnected
        {
            get { return false; }
        }

        /// <inheritdoc/>
        public void SetHandler(MqttMessageHandler handler)
        {
        }

        /// <inheritdoc/>
        public string? Connect(MqttConnectOptions options)
        {
            return "this build has no MQTT library";
        }

        /// <inheritdoc/>
        public bool Subscribe(string topicFilter, int qos)
        {
            return false;
        }

        /// <inheritdoc/>
        public bool Publish(string topic, byte[] payload, int length, int qos, bool retain)
        {
            return false;
        }

        /// <inheritdoc/>
        public void Disconnect()
        {
        }
    }
}
