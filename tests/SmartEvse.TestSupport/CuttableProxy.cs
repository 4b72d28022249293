using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace SmartEvse.TestSupport;

/// <summary>A TCP proxy on 127.0.0.1 in front of a server there, that can lose connections the way cables and routers do.</summary>
public sealed class CuttableProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _targetPort;
    private readonly object _gate = new();
    private readonly List<Socket> _open = [];
    private volatile bool _blackHole;

    /// <summary>Starts to forward to a port on 127.0.0.1.</summary>
    public CuttableProxy(int targetPort)
    {
        _targetPort = targetPort;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    /// <summary>The port on 127.0.0.1 to connect to instead of the server's.</summary>
    public int Port { get; }

    /// <summary>
    /// While true, connections stay open and are accepted, what is sent is swallowed in both directions, and nobody is told.
    /// A connection that lost bytes this way is of no use afterwards: <see cref="Cut"/> before switching it off.
    /// </summary>
    public bool BlackHole
    {
        get => _blackHole;
        set => _blackHole = value;
    }

    /// <summary>Resets every connection on both sides at once. New ones are accepted.</summary>
    public void Cut()
    {
        lock (_gate)
        {
            foreach (Socket socket in _open)
            {
                socket.LingerState = new LingerOption(true, 0);
                socket.Dispose();
            }
            _open.Clear();
        }
    }

    /// <summary>Stops listening and cuts.</summary>
    public void Dispose()
    {
        _listener.Dispose();
        Cut();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptSocketAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Disposed: nobody connects any more.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        lock (_gate) _open.AddRange([client, server]);
        try
        {
            client.NoDelay = server.NoDelay = true;
            await server.ConnectAsync(IPAddress.Loopback, _targetPort);
            Task up = ForwardAsync(client, server);
            Task down = ForwardAsync(server, client);
            await Task.WhenAny(up, down);
            // A black hole swallows the end of a connection too: the other side waits until it gives up by itself.
            if (_blackHole) await Task.WhenAll(up, down);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The server is away: the client sees its connection end.
        }
        lock (_gate)
        {
            _open.Remove(client);
            _open.Remove(server);
        }
        client.Dispose();
        server.Dispose();
    }

    private async Task ForwardAsync(Socket from, Socket to)
    {
        byte[] buffer = new byte[16 * 1024];
        try
        {
            int count;
            while ((count = await from.ReceiveAsync(buffer)) > 0)
                if (!_blackHole)
                    await to.SendAsync(buffer.AsMemory(0, count));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Cut, or closed by the other side.
        }
    }
}
