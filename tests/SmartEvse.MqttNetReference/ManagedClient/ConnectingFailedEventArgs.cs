using System;
using MQTTnet.Client;

namespace MQTTnet.Extensions.ManagedClient;

public sealed class ConnectingFailedEventArgs : EventArgs
{
    private ConnectingFailedEventArgs() => throw new NotSupportedException();

    public MqttClientConnectResult ConnectResult => throw new NotSupportedException();

    public Exception Exception => throw new NotSupportedException();
}
