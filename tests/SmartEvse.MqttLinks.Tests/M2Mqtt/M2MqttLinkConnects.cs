namespace SmartEvse.MqttLinks.Tests;

public sealed class M2MqttLinkConnects() : ConnectContract(FirmwareLink.New);
