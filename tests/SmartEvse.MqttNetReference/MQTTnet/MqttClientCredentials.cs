namespace MQTTnet.Client;

public sealed class MqttClientCredentials : IMqttClientCredentialsProvider
{
    public MqttClientCredentials(string userName, byte[] password = null) => throw Reference.Only;
}
