namespace MQTTnet.Client;

public interface IMqttClientChannelOptions
{
}
