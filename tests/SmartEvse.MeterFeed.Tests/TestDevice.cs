using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Tasks;
using SmartEvse.TestSupport;

namespace SmartEvse.MeterFeed.Tests;

/// <summary>A HomeWizard device on 127.0.0.1: HTTP, or HTTPS with a certificate of its own; one answer a connection.</summary>
internal sealed class TestDevice : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2? _certificate;
    private readonly Func<string, (string Status, string Body)> _answer;

    /// <summary>Starts it.</summary>
    /// <param name="certificate">For HTTPS; null = HTTP.</param>
    /// <param name="answer">From the head of a request to status and body.</param>
    public TestDevice(X509Certificate2? certificate, Func<string, (string Status, string Body)> answer)
    {
        (_certificate, _answer) = (certificate, answer);
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Address => $"{LoopbackPort.Address}:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The end of the test.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                Stream stream = client.GetStream();
                if (_certificate is not null)
                {
                    var encrypted = new SslStream(stream);
                    await encrypted.AuthenticateAsServerAsync(_certificate);
                    stream = encrypted;
                }
                var head = new List<byte>();
                byte[] one = new byte[1];
                while (!Encoding.ASCII.GetString([.. head]).EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) > 0) head.Add(one[0]);
                // A client that looked at the certificate and left.
                if (head.Count == 0) return;
                (string status, string body) = _answer(Encoding.ASCII.GetString([.. head]));
                await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}"));
                await stream.FlushAsync();
            }
            catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
            {
                // A client that does not trust us.
            }
        }
    }
}
