namespace MQTTnet.Client;

public sealed class MqttClientConnectResult
{
    public MqttClientConnectResultCode ResultCode => throw Reference.Only;
}
