using System.Threading;
using SmartEvse.NanoDoubles;

namespace nanoFramework.Networking;

/// <summary>Double.</summary>
public static class WifiNetworkHelper
{
    /// <summary>Leaves the access point.</summary>
    public static void Disconnect() => NanoBoard.Current.Note("Wifi disconnect");

    /// <summary>Forgets that it was set up.</summary>
    public static void Reset() => NanoBoard.Current.Note("Wifi reset");

    /// <summary>Connects with what is stored.</summary>
    public static bool Reconnect(bool requiresDateTime = false, int wifiAdapterId = 0, CancellationToken token = default)
    {
        NanoBoard.Current.Note("Wifi reconnect");
        return NanoBoard.Current.NetworkUp;
    }
}
