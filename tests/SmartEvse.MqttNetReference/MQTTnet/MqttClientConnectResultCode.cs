namespace MQTTnet.Client;

public enum MqttClientConnectResultCode
{
    Success = 0,
    UnsupportedProtocolVersion = 132,
    ClientIdentifierNotValid = 133,
    BadUserNameOrPassword = 134,
    NotAuthorized = 135,
    ServerUnavailable = 136,
}
