using System;
using MQTTnet.Client;

namespace MQTTnet.Extensions.ManagedClient;

public static class MqttFactoryExtensions
{
    public static IManagedMqttClient CreateManagedMqttClient(this MqttFactory factory, IMqttClient mqttClient = null) => throw new NotSupportedException();
}
