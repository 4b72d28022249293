using System.IO;
using System.Net;
using System.Net.Sockets;
using SmartEvse.Core.Mqtt;
using SmartEvse.Firmware.Mqtt;
using SmartEvse.TestSupport;
using Xunit;

namespace SmartEvse.MqttLinks.Tests;

/// <summary>A TLS connect stops every thread of the device: the contactors come first.</summary>
public sealed class M2MqttTlsTests
{
    private readonly CountingGuard _guard = new();

    [Fact]
    public void Given_a_plain_connect_When_it_is_made_Then_the_contactors_stay_as_they_are()
    {
        using var broker = new MosquittoServer();
        M2MqttLink link = FirmwareLink.New(_guard);

        Assert.Null(link.Connect(new MqttConnectOptions { Host = "127.0.0.1", Port = broker.Port, ClientId = "plain" }));
        link.Disconnect();

        Assert.Equal((0, 0), (_guard.Entered, _guard.Left));
    }

    [Fact]
    public void Given_TLS_When_it_connects_or_fails_Then_the_contactors_were_opened_and_are_released()
    {
        using var authority = new TestCertificateAuthority("right");
        (string certificate, string key) = authority.Issue("127.0.0.1");
        using var broker = new MosquittoServer(new MosquittoServerOptions { CertificatePem = certificate, KeyPem = key });
        string file = Path.GetTempFileName();
        File.WriteAllText(file, authority.CertificatePem);
        M2MqttLink link = FirmwareLink.New(_guard);

        Assert.Null(link.Connect(Tls(broker.Port, file)));
        Assert.Equal((1, 1), (_guard.Entered, _guard.Left));
        link.Disconnect();
        Assert.Equal("connection refused", link.Connect(Tls(LoopbackPort.Free(), file)));
        Assert.Equal((2, 2), (_guard.Entered, _guard.Left));
        File.Delete(file);
    }

    [Fact]
    public void Given_contactors_that_cannot_be_opened_When_TLS_is_to_connect_Then_it_is_refused_and_nobody_was_called()
    {
        using var authority = new TestCertificateAuthority("right");
        using var broker = new TcpListener(IPAddress.Loopback, 0);
        broker.Start();
        string file = Path.GetTempFileName();
        File.WriteAllText(file, authority.CertificatePem);
        _guard.Allows = false;

        string? reason = FirmwareLink.New(_guard).Connect(Tls(((IPEndPoint)broker.LocalEndpoint).Port, file));

        Assert.Equal("not now: the contactors have to be open before a TLS connect", reason);
        Assert.Equal((1, 0), (_guard.Entered, _guard.Left));
        Assert.False(broker.Pending());
        File.Delete(file);
    }

    [Theory]
    [InlineData("", null, "TLS failed: no file with a CA certificate is given")]
    [InlineData("ca.der", null, "the CA file ca.der does not exist")]
    [InlineData("ca.der", "-----BEGIN CERTIFICATE-----", "the CA file ca.der is not a certificate in DER form")]
    [InlineData("ca.der", "", "the CA file ca.der is not a certificate in DER form")]
    public void Given_a_CA_file_that_is_none_When_TLS_is_to_connect_Then_the_reason_says_so_and_no_contactor_moves(string name, string? content, string reason)
    {
        var link = new M2MqttLink(_ => content == null ? null : System.Text.Encoding.ASCII.GetBytes(content), _guard);

        Assert.Equal(reason, link.Connect(Tls(1883, name)));
        Assert.Equal(0, _guard.Entered);
    }

    [Fact]
    public void Given_a_file_system_that_fails_When_TLS_is_to_connect_Then_that_is_the_reason()
    {
        var link = new M2MqttLink(_ => throw new IOException("the card is gone"), _guard);

        Assert.Equal("the CA file ca.der cannot be used: the card is gone", link.Connect(Tls(1883, "ca.der")));
    }

    private static MqttConnectOptions Tls(int port, string file) =>
        new() { Host = "127.0.0.1", Port = port, ClientId = "tls", Tls = true, CaFile = file };
}
