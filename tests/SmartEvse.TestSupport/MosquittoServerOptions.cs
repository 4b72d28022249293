using System.Collections.Generic;

namespace SmartEvse.TestSupport;

/// <summary>How a <see cref="MosquittoServer"/> is set up. The default takes anybody, without encryption, on a free port.</summary>
public sealed class MosquittoServerOptions
{
    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The only user who may connect; empty lets anybody in. The password file allows no <c>:</c> and no <c>#</c> at the start.</summary>
    public string User { get; init; } = "";

    /// <summary>Password of <see cref="User"/>.</summary>
    public string Password { get; init; } = "";

    /// <summary>PEM of the server's certificate; empty = no TLS.</summary>
    public string CertificatePem { get; init; } = "";

    /// <summary>PEM of the certificate's private key.</summary>
    public string KeyPem { get; init; } = "";

    /// <summary>
    /// The whole of mosquitto.conf in place of what the other options make of it; empty = those count. <c>{port}</c> stands for the
    /// server's port.
    /// </summary>
    public string Config { get; init; } = "";

    /// <summary>Further lines of mosquitto.conf.</summary>
    public IReadOnlyList<string> ConfigLines { get; init; } = [];
}
