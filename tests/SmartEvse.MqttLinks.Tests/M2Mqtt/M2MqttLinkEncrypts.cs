namespace SmartEvse.MqttLinks.Tests;

public sealed class M2MqttLinkEncrypts() : TlsContract(FirmwareLink.New);
