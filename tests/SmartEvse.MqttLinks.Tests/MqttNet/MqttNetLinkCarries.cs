namespace SmartEvse.MqttLinks.Tests;

public sealed class MqttNetLinkCarries() : MessageContract(() => new MqttNetLink());
