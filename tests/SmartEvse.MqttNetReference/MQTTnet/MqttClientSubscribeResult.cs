namespace MQTTnet.Client;

public sealed class MqttClientSubscribeResult
{
    private MqttClientSubscribeResult() => throw Reference.Only;
}
