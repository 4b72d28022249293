namespace nanoFramework.M2Mqtt;

/// <summary>One object for all clients, as in the library.</summary>
public class MqttSettings
{
    internal const int AnswerTimeoutMs = 30000;
    internal const int RetryMs = 1000;
    internal const int Attempts = 3;

    internal MqttSettings()
    {
    }

    public static MqttSettings Instance { get; } = new();

    public int InflightQueueSize { get; set; } = int.MaxValue;
}
