using SmartEvse.NanoDoubles;

namespace System.Net.NetworkInformation;

/// <summary>Double.</summary>
public class NetworkInterface
{
    private readonly NanoBoard _board = NanoBoard.Current;

    private NetworkInterface()
    {
    }

    /// <summary>The MAC address.</summary>
    public byte[] PhysicalAddress => _board.Mac;

    /// <summary>The address.</summary>
    public string IPv4Address => _board.NetworkUp ? "192.168.1.40" : "0.0.0.0";

    /// <summary>The station.</summary>
    public static NetworkInterface[] GetAllNetworkInterfaces() => [new()];

    /// <summary>True with an address.</summary>
    public static bool GetIsNetworkAvailable() => NanoBoard.Current.NetworkUp;
}
