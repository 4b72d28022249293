using System;
using MQTTnet.Client;

namespace MQTTnet.Extensions.ManagedClient;

public sealed class ManagedMqttClientOptions
{
    public MqttClientOptions ClientOptions { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public TimeSpan AutoReconnectDelay { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public int MaxPendingMessages { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
}
