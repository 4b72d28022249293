namespace SmartEvse.MqttLinks.Tests;

public sealed class MqttNetLinkConnects() : ConnectContract(() => new MqttNetLink());
