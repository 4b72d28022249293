namespace SmartEvse.MqttLinks.Tests;

public sealed class M2MqttLinkLoses() : LossContract(FirmwareLink.New)
{
    protected override (int Least, int Most) Room => (2, 2);
}
