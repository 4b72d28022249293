namespace nanoFramework.M2Mqtt.Exceptions;

public enum MqttClientErrorCode
{
    WillWrong = 1,
    TopicWildcard = 3,
    InflightQueueFull = 11,
}
