using SmartEvse.Core.Mqtt;
using SmartEvse.Firmware.Mqtt;

namespace SmartEvse.MqttLinks.Tests;

public sealed class M2MqttLinkCarries() : MessageContract(FirmwareLink.New)
{
    protected override long HandlerErrors(IMqttLink link) => ((M2MqttLink)link).HandlerErrors;
}
