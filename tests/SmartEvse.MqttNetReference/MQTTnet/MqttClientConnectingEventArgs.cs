using System;

namespace MQTTnet.Client;

public sealed class MqttClientConnectingEventArgs : EventArgs
{
    private MqttClientConnectingEventArgs() => throw Reference.Only;
}
