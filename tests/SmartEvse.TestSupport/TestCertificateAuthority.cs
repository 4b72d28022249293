using System;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmartEvse.TestSupport;

/// <summary>A certificate authority made for one test, valid for an hour, known to nobody.</summary>
public sealed class TestCertificateAuthority : IDisposable
{
    private readonly RSA _key = RSA.Create(2048);
    private readonly X509Certificate2 _certificate;

    /// <summary>Makes the authority.</summary>
    /// <param name="name">Its common name.</param>
    public TestCertificateAuthority(string name)
    {
        var request = new CertificateRequest("CN=" + name, _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddHours(1));
    }

    /// <summary>The authority's certificate: what a client is given as its CA file.</summary>
    public string CertificatePem => _certificate.ExportCertificatePem();

    /// <summary>Signs a server's certificate for a DNS name or an IP address.</summary>
    public (string CertificatePem, string KeyPem) Issue(string hostOrAddress)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=" + hostOrAddress, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(hostOrAddress, out IPAddress? address)) names.AddIpAddress(address);
        else names.AddDnsName(hostOrAddress);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        using X509Certificate2 certificate = request.Create(
            _certificate, DateTimeOffset.UtcNow.AddMinutes(-4), DateTimeOffset.UtcNow.AddMinutes(50), RandomNumberGenerator.GetBytes(8));
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>Forgets the key.</summary>
    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
    }
}
