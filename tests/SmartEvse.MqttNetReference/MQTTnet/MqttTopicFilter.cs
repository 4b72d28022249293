using MQTTnet.Protocol;

namespace MQTTnet.Packets;

public sealed class MqttTopicFilter
{
    public MqttQualityOfServiceLevel QualityOfServiceLevel { get => throw Reference.Only; set => throw Reference.Only; }

    public string Topic { get => throw Reference.Only; set => throw Reference.Only; }
}
