using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SmartEvse.Virtual.Provisioning;

/// <summary>The certificate that has signed the broker's: one, for CAs, valid, small enough for the board, which takes DER only.</summary>
internal static class CaCertificate
{
    /// <summary>A root with a 4096-bit key takes about 2,000 bytes; the board reads the file into memory in one piece.</summary>
    internal const int LargestBytes = 3072;

    /// <summary>Reads PEM or DER.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="now">Wall time, UTC.</param>
    /// <param name="about">Subject and last day, for people.</param>
    /// <returns>The certificate as DER.</returns>
    /// <exception cref="InputException">In words, why it cannot be used.</exception>
    internal static byte[] ToDer(byte[] bytes, DateTime now, out string about)
    {
        var text = Encoding.Latin1.GetString(bytes);
        if (text.Contains("PRIVATE KEY-----", StringComparison.Ordinal)) throw new InputException("holds a private key, which must not leave its computer; expected the CA certificate");
        var blocks = text.Split("-----BEGIN CERTIFICATE-----").Length - 1;
        if (blocks > 1) throw new InputException($"holds {blocks} certificates; expected one, the CA's own");

        using var certificate = Load(bytes);
        if (!IsCa(certificate)) throw new InputException($"is the certificate of {Name(certificate)}, not of a CA; expected the one that signed the broker's");
        if (certificate.NotAfter.ToUniversalTime() <= now) throw new InputException($"ended on {Day(certificate.NotAfter)}");
        if (certificate.NotBefore.ToUniversalTime() > now) throw new InputException($"begins on {Day(certificate.NotBefore)} only");
        if (certificate.RawData.Length > LargestBytes) throw new InputException($"has {certificate.RawData.Length} bytes as DER; the board has room for {LargestBytes}");
        about = $"{Name(certificate)}, until {Day(certificate.NotAfter)}";
        return certificate.RawData;
    }

    private static X509Certificate2 Load(byte[] bytes)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(bytes);
        }
        catch (CryptographicException wrong)
        {
            throw new InputException("is no certificate; expected PEM (BEGIN CERTIFICATE) or DER", wrong);
        }
    }

    // Roots from before version 3 say nothing about themselves, but are signed by themselves.
    private static bool IsCa(X509Certificate2 certificate)
    {
        var constraints = certificate.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault();
        if (constraints != null) return constraints.CertificateAuthority;
        return certificate.Version < 3 && certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
    }

    private static string Name(X509Certificate2 certificate) => certificate.GetNameInfo(X509NameType.SimpleName, false);

    private static string Day(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
