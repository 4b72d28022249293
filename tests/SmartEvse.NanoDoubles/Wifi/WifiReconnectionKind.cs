namespace System.Device.Wifi;

/// <summary>Double.</summary>
public enum WifiReconnectionKind
{
    /// <summary>By itself.</summary>
    Automatic,

    /// <summary>When asked.</summary>
    Manual,
}
