namespace MQTTnet.Client;

public interface IMqttClientCredentialsProvider
{
}
