using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmartEvse.Virtual.Tests;

/// <summary>Made-up certificates.</summary>
internal static class Certificates
{
    internal static readonly DateTime Now = new(2026, 11, 25, 12, 0, 0, DateTimeKind.Utc);

    internal static X509Certificate2 Make(bool isCa = true, int fromDays = -10, int untilDays = 1000, int padding = 0)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Home CA", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isCa, false, 0, true));
        if (padding > 0) request.CertificateExtensions.Add(new X509Extension("1.3.6.1.4.1.99999.1", new byte[padding], false));
        return request.CreateSelfSigned(Now.AddDays(fromDays), Now.AddDays(untilDays));
    }
}
