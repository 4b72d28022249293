using System.Collections.Generic;
using MQTTnet.Packets;

namespace MQTTnet.Client;

public sealed class MqttClientSubscribeOptions
{
    public List<MqttTopicFilter> TopicFilters { get => throw Reference.Only; set => throw Reference.Only; }
}
