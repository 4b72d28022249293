using System;

namespace MQTTnet.Client;

public sealed class MqttClientDisconnectedEventArgs : EventArgs
{
    private MqttClientDisconnectedEventArgs() => throw Reference.Only;
}
