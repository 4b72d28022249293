using System;

namespace MQTTnet.Client;

public sealed class MqttApplicationMessageReceivedEventArgs : EventArgs
{
    private MqttApplicationMessageReceivedEventArgs() => throw Reference.Only;

    public MqttApplicationMessage ApplicationMessage => throw Reference.Only;
}
