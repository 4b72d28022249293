using System;

namespace MQTTnet.Client;

public sealed class MqttClientConnectedEventArgs : EventArgs
{
    private MqttClientConnectedEventArgs() => throw Reference.Only;
}
