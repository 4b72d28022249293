using System;

namespace nanoFramework.M2Mqtt.Messages;

public class ConnectionOpenedEventArgs(MqttMsgConnack connact) : EventArgs
{
    public MqttMsgConnack Message { get; } = connact;
}
