using SmartEvse.NanoDoubles;

namespace System.Device.Wifi;

/// <summary>Double.</summary>
public sealed class WifiAdapter
{
    private readonly NanoBoard _board = NanoBoard.Current;

    private WifiAdapter()
    {
    }

    /// <summary>The station.</summary>
    public static WifiAdapter[] FindAllAdapters() => [new()];

    /// <summary>Connects, if the access point is there.</summary>
    public WifiConnectionResult Connect(string ssid, WifiReconnectionKind reconnectionKind, string passwordCredential)
    {
        _board.Note($"Wifi connect {ssid} {passwordCredential}");
        if (_board.ConnectThrows != null) throw _board.ConnectThrows;
        _board.NetworkUp = _board.AccessPointUp;
        return new WifiConnectionResult();
    }

    /// <summary>Leaves the access point.</summary>
    public void Disconnect()
    {
        _board.Note("Wifi disconnect");
        _board.NetworkUp = false;
    }
}
