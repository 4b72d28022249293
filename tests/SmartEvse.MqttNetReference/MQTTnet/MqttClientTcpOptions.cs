using System.Net;
using System.Net.Sockets;

namespace MQTTnet.Client;

public sealed class MqttClientTcpOptions : IMqttClientChannelOptions
{
    public LingerOption LingerState { get => throw Reference.Only; set => throw Reference.Only; }

    public bool NoDelay { get => throw Reference.Only; set => throw Reference.Only; }

    public EndPoint RemoteEndpoint { get => throw Reference.Only; set => throw Reference.Only; }

    public MqttClientTlsOptions TlsOptions { get => throw Reference.Only; set => throw Reference.Only; }
}
