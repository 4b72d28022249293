namespace SmartEvse.MqttLinks.Tests;

public sealed class M2MqttLinkRoundTrips() : RoundTripContract(FirmwareLink.New);
