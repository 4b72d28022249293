using System;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace SmartEvse.MeterFeed.Sources;

/// <summary>A bridge that passes the meter's bytes over TCP: ser2net, ESPHome stream server, esp-link and the like.</summary>
public sealed class TcpConnector(string host, int port, TimeProvider time) : IByteConnector
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public string Name => $"{host}:{port}";

    /// <inheritdoc/>
    public async Task<Stream> OpenAsync(CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(ConnectPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        var client = new TcpClient();
        try
        {
            await client.ConnectAsync(host, port, either.Token).ConfigureAwait(false);
            client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            return new FilteredStream(client.GetStream(), new TelnetFilter().Filter);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            client.Dispose();
            throw new IOException($"no answer within {ConnectPatience.TotalSeconds} s");
        }
        catch (SocketException e)
        {
            client.Dispose();
            throw new IOException(e.Message, e);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }
}
