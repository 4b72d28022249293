using System.Net;
using System.Net.Sockets;

namespace SmartEvse.TestSupport;

/// <summary>Finds ports on 127.0.0.1.</summary>
public static class LoopbackPort
{
    /// <summary>Where every server of the tests listens.</summary>
    public const string Address = "127.0.0.1";

    /// <summary>A port nobody listened on a moment ago.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>True when a connection to the port is accepted.</summary>
    public static bool Answers(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
