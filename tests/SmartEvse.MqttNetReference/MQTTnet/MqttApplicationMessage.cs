using System;
using MQTTnet.Protocol;

namespace MQTTnet;

public sealed class MqttApplicationMessage
{
    public ArraySegment<byte> PayloadSegment { get => throw Reference.Only; set => throw Reference.Only; }

    public MqttQualityOfServiceLevel QualityOfServiceLevel { get => throw Reference.Only; set => throw Reference.Only; }

    public bool Retain { get => throw Reference.Only; set => throw Reference.Only; }

    public string Topic { get => throw Reference.Only; set => throw Reference.Only; }
}
