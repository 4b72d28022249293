namespace System.Device.Wifi;

/// <summary>Double: what came of it is not asked for.</summary>
public class WifiConnectionResult
{
    internal WifiConnectionResult()
    {
    }
}
