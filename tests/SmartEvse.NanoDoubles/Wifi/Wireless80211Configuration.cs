using SmartEvse.NanoDoubles;

namespace System.Net.NetworkInformation;

/// <summary>Double.</summary>
public class Wireless80211Configuration
{
    private readonly NanoBoard _board = NanoBoard.Current;

    private Wireless80211Configuration()
    {
    }

    /// <summary>Double.</summary>
    public enum ConfigurationOptions : byte
    {
        /// <summary>Radio off.</summary>
        Disable = 1,

        /// <summary>Connects by itself.</summary>
        AutoConnect = 6,
    }

    /// <summary>What the radio does at a start.</summary>
    public ConfigurationOptions Options { get; set; } = (ConfigurationOptions)NanoBoard.Current.WifiOptions;

    /// <summary>The access point's name.</summary>
    public string Ssid => _board.Ssid;

    /// <summary>The access point's password.</summary>
    public string Password => _board.Password;

    /// <summary>The station's.</summary>
    public static Wireless80211Configuration[] GetAllWireless80211Configurations() => [new()];

    /// <summary>Writes it to flash.</summary>
    public void SaveConfiguration()
    {
        _board.WifiOptions = (int)Options;
        _board.Note($"Wifi {Options}");
    }
}
