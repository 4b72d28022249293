namespace MQTTnet;

public sealed class MqttFactory
{
    public MqttFactory() => throw Reference.Only;
}
