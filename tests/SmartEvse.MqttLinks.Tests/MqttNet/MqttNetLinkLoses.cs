namespace SmartEvse.MqttLinks.Tests;

public sealed class MqttNetLinkLoses() : LossContract(() => new MqttNetLink());
