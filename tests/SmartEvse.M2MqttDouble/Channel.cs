using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace nanoFramework.M2Mqtt;

/// <summary>The way to the broker. Its constructor resolves the name, to IPv4 only.</summary>
internal sealed class Channel
{
    private readonly string _host;
    private readonly IPEndPoint _address;
    private readonly bool _secure;
    private readonly X509Certificate _ca;
    private readonly object _sending = new();
    private volatile Socket _socket;
    private Stream _stream;

    public Channel(string host, int port, bool secure, X509Certificate ca)
    {
        _host = host;
        _secure = secure;
        _ca = ca;
        try
        {
            _address = new IPEndPoint(Dns.GetHostAddresses(host).First(a => a.AddressFamily == AddressFamily.InterNetwork), port);
        }
        catch (Exception e) when (e is SocketException or ArgumentException or InvalidOperationException)
        {
            throw new NanoSocketException(SocketError.HostNotFound);
        }
    }

    public void Connect()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _socket = socket;
        try
        {
            socket.Connect(_address);
        }
        catch (SocketException e)
        {
            throw new NanoSocketException(e.SocketErrorCode);
        }

        _stream = new NetworkStream(socket, ownsSocket: true);
        if (!_secure) return;
        var tls = new SslStream(_stream);
        tls.AuthenticateAsClient(new SslClientAuthenticationOptions
        {
            TargetHost = _host,
            EnabledSslProtocols = SslProtocols.Tls12,
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { X509CertificateLoader.LoadCertificate(_ca.GetRawCertData()) },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        });
        _stream = tls;
    }

    public void Send(byte[] packet)
    {
        lock (_sending) (_stream ?? throw new IOException("not connected")).Write(packet);
    }

    /// <summary>The next packet: its first byte and its body; null at the end of the stream.</summary>
    public byte[] Receive(out byte first)
    {
        first = 0;
        int type = _stream.ReadByte();
        if (type < 0) return null;
        first = (byte)type;
        int length = 0;
        for (int shift = 0; ; shift += 7)
        {
            int part = _stream.ReadByte();
            if (part < 0) return null;
            length |= (part & 0x7f) << shift;
            if (part < 0x80) break;
        }

        byte[] body = new byte[length];
        _stream.ReadExactly(body);
        return body;
    }

    public void Close()
    {
        _socket?.Dispose();
    }
}
