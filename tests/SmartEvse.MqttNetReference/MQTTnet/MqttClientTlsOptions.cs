using System.Security.Cryptography.X509Certificates;

namespace MQTTnet.Client;

public sealed class MqttClientTlsOptions
{
    public bool UseTls { get => throw Reference.Only; set => throw Reference.Only; }

    public X509RevocationMode RevocationMode { get => throw Reference.Only; set => throw Reference.Only; }

    public X509Certificate2Collection TrustChain { get => throw Reference.Only; set => throw Reference.Only; }
}
