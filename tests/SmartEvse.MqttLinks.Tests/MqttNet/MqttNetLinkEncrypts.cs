namespace SmartEvse.MqttLinks.Tests;

public sealed class MqttNetLinkEncrypts() : TlsContract(() => new MqttNetLink());
