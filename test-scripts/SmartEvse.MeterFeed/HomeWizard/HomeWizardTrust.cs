using System;
using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace SmartEvse.MeterFeed.HomeWizard;

/// <summary>
/// Checks a HomeWizard device's certificate: it must come from the given authority, and be that of the given device when one is
/// named. The host's name is no use: a device is called by its address, and its certificate names kind and serial number.
/// </summary>
/// <param name="authority">HomeWizard's own authority.</param>
/// <param name="identity">The device, <c>appliance/p1dongle/5c2fafaabbcc</c>; empty = any device of the authority.</param>
public sealed class HomeWizardTrust(X509Certificate2 authority, string identity)
{
    /// <summary>A handler for <see cref="HttpClient"/> that trusts this device only.</summary>
    public HttpMessageHandler CreateHandler() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, certificate, _, _) => IsTrusted(certificate) },
    };

    /// <summary>True when the certificate is that of the device.</summary>
    public bool IsTrusted(X509Certificate? certificate)
    {
        if (certificate is null) return false;
        using var device = new X509Certificate2(certificate);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        // A private authority publishes no list of revoked certificates.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(device) && (identity.Length == 0 || device.GetNameInfo(X509NameType.SimpleName, forIssuer: false) == identity);
    }
}
