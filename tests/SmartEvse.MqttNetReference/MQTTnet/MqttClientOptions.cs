using System;
using MQTTnet.Protocol;

namespace MQTTnet.Client;

public sealed class MqttClientOptions
{
    public IMqttClientChannelOptions ChannelOptions { get => throw Reference.Only; set => throw Reference.Only; }

    public bool CleanSession { get => throw Reference.Only; set => throw Reference.Only; }

    public string ClientId { get => throw Reference.Only; set => throw Reference.Only; }

    public IMqttClientCredentialsProvider Credentials { get => throw Reference.Only; set => throw Reference.Only; }

    public TimeSpan KeepAlivePeriod { get => throw Reference.Only; set => throw Reference.Only; }

    public bool ThrowOnNonSuccessfulConnectResponse { get => throw Reference.Only; set => throw Reference.Only; }

    public TimeSpan Timeout { get => throw Reference.Only; set => throw Reference.Only; }

    public byte[] WillPayload { get => throw Reference.Only; set => throw Reference.Only; }

    public MqttQualityOfServiceLevel WillQualityOfServiceLevel { get => throw Reference.Only; set => throw Reference.Only; }

    public bool WillRetain { get => throw Reference.Only; set => throw Reference.Only; }

    public string WillTopic { get => throw Reference.Only; set => throw Reference.Only; }
}
