using System.Net.Sockets;

namespace nanoFramework.M2Mqtt;

/// <summary>A socket's exception with the number nanoFramework gives it on every platform; .NET gives the system's own.</summary>
internal sealed class NanoSocketException(SocketError error) : SocketException((int)error)
{
    public override int ErrorCode => (int)error;
}
