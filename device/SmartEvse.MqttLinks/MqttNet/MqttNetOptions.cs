using System;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using MQTTnet.Client;
using MQTTnet.Extensions.ManagedClient;
using MQTTnet.Protocol;
using SmartEvse.Core.Mqtt;

namespace SmartEvse.MqttLinks.MqttNet;

/// <summary>Carries the options of a connection into MQTTnet's.</summary>
internal static class MqttNetOptions
{
    /// <exception cref="System.Security.Cryptography.CryptographicException">The CA file cannot be read or holds no certificate.</exception>
    public static ManagedMqttClientOptions From(MqttConnectOptions options, TimeSpan patience)
    {
        var client = new MqttClientOptions
        {
            ChannelOptions = new MqttClientTcpOptions
            {
                RemoteEndpoint = new DnsEndPoint(options.Host, options.Port),
                NoDelay = true,
                // The library's default resets the connection when it closes, which can overtake its own goodbye.
                LingerState = new LingerOption(false, 0),
                TlsOptions = Tls(options),
            },
            CleanSession = true,
            KeepAlivePeriod = TimeSpan.FromSeconds(options.KeepAliveSeconds),
            ThrowOnNonSuccessfulConnectResponse = false,
            // Later than the link's own end of patience, which has the better words.
            Timeout = patience + TimeSpan.FromSeconds(5),
        };
        if (options.ClientId.Length > 0) client.ClientId = options.ClientId;
        if (options.User.Length > 0) client.Credentials = new MqttClientCredentials(options.User, Encoding.UTF8.GetBytes(options.Password));
        if (options.WillTopic.Length > 0)
        {
            client.WillTopic = options.WillTopic;
            client.WillPayload = Encoding.UTF8.GetBytes(options.WillPayload);
            client.WillQualityOfServiceLevel = MqttQualityOfServiceLevel.AtMostOnce;
            client.WillRetain = true;
        }
        return new ManagedMqttClientOptions
        {
            ClientOptions = client,
            // The session above the link decides when to connect.
            AutoReconnectDelay = Timeout.InfiniteTimeSpan,
            MaxPendingMessages = MqttLink.MaxPending,
        };
    }

    private static MqttClientTlsOptions Tls(MqttConnectOptions options)
    {
        var tls = new MqttClientTlsOptions { UseTls = options.Tls };
        if (!options.Tls) return tls;
        // A broker in a house has no revocation list to ask; libmosquitto does not ask either.
        tls.RevocationMode = X509RevocationMode.NoCheck;
        if (options.CaFile.Length == 0) return tls;
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(options.CaFile);
        if (authorities.Count == 0) throw new System.Security.Cryptography.CryptographicException($"the CA file {options.CaFile} holds no certificate");
        tls.TrustChain = authorities;
        return tls;
    }
}
