namespace nanoFramework.M2Mqtt.Messages;

public class MqttMsgConnack
{
    public MqttReasonCode ReturnCode { get; set; }
}
