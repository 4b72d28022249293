using System;
using System.IO;
using SmartEvse.Core.Mqtt;
using SmartEvse.TestSupport;
using Xunit;

namespace SmartEvse.MqttLinks.Tests;

/// <summary>TLS: the broker's certificate must come from the given authority and carry the broker's name.</summary>
public abstract class TlsContract(Func<IMqttLink> create) : MqttLinkContract(create)
{
    private readonly string _folder = Directory.CreateTempSubdirectory("smartevse-tls-").FullName;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public void Given_a_certificate_of_the_right_authority_When_the_link_connects_Then_messages_pass(string host)
    {
        using var authority = new TestCertificateAuthority("right");
        using MosquittoServer broker = BrokerWith(authority, host);
        (IMqttLink link, Inbox inbox) = Connected(Encrypted(broker.Port, host, CaFile(authority)), "secret");

        Assert.True(Publish(link, "secret", "text", qos: 1));

        Assert.Equal("text", inbox.WaitFor("secret").Text);
    }

    [Fact]
    public void Given_a_certificate_of_another_authority_When_the_link_connects_Then_it_refuses()
    {
        using var authority = new TestCertificateAuthority("right");
        using var other = new TestCertificateAuthority("other");
        using MosquittoServer broker = BrokerWith(authority, "127.0.0.1");

        Refuses(Encrypted(broker.Port, "127.0.0.1", CaFile(other)));
    }

    [Fact]
    public void Given_a_certificate_for_another_name_When_the_link_connects_Then_it_refuses()
    {
        using var authority = new TestCertificateAuthority("right");
        using MosquittoServer broker = BrokerWith(authority, "broker.example");

        Refuses(Encrypted(broker.Port, "127.0.0.1", CaFile(authority)));
    }

    [Fact]
    public void Given_no_ca_file_When_the_authority_is_not_of_the_systems_list_Then_it_refuses()
    {
        using var authority = new TestCertificateAuthority("private");
        using MosquittoServer broker = BrokerWith(authority, "127.0.0.1");

        Refuses(Encrypted(broker.Port, "127.0.0.1", ""));
    }

    [Fact]
    public void Given_a_plain_broker_When_the_link_connects_with_tls_Then_it_gets_a_reason()
    {
        using var authority = new TestCertificateAuthority("right");
        using var broker = new MosquittoServer();
        (IMqttLink link, _) = NewLink();

        Assert.NotNull(link.Connect(Encrypted(broker.Port, "127.0.0.1", CaFile(authority))));
        Assert.False(link.IsConnected);
    }

    [Fact]
    public void Given_a_ca_file_without_a_certificate_When_the_link_connects_Then_it_gets_a_reason()
    {
        using var broker = new MosquittoServer();
        (IMqttLink link, _) = NewLink();
        string file = Path.Combine(_folder, "empty.pem");
        File.WriteAllText(file, "this is not a certificate\n");

        Assert.NotNull(link.Connect(Encrypted(broker.Port, "127.0.0.1", file)));
        Assert.False(link.IsConnected);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) Directory.Delete(_folder, recursive: true);
    }

    private static MosquittoServer BrokerWith(TestCertificateAuthority authority, string name)
    {
        (string certificate, string key) = authority.Issue(name);
        return new MosquittoServer(new MosquittoServerOptions { CertificatePem = certificate, KeyPem = key });
    }

    private static MqttConnectOptions Encrypted(int port, string host, string caFile)
    {
        MqttConnectOptions options = To(port);
        (options.Host, options.Tls, options.CaFile) = (host, true, caFile);
        return options;
    }

    private string CaFile(TestCertificateAuthority authority)
    {
        string path = Path.Combine(_folder, "ca.pem");
        File.WriteAllText(path, authority.CertificatePem);
        return path;
    }

    private void Refuses(MqttConnectOptions options)
    {
        (IMqttLink link, _) = NewLink();

        string? reason = link.Connect(options);

        Assert.StartsWith("TLS failed: ", reason, StringComparison.Ordinal);
        Assert.Contains("certificate", reason, StringComparison.OrdinalIgnoreCase);
        Assert.False(link.IsConnected);
    }
}
