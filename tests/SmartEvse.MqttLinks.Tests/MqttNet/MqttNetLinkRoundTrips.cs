namespace SmartEvse.MqttLinks.Tests;

public sealed class MqttNetLinkRoundTrips() : RoundTripContract(() => new MqttNetLink());
