using System.Text.Json;

namespace SmartEvse.Virtual.Provisioning;

/// <summary>What <c>nanoff --networkdeployment</c> reads. Names as nanoff has them; the port comes from its command line.</summary>
internal sealed record NetworkJson
{
    /// <summary>Turns the radio on and connects at each start.</summary>
    internal const string AutoConnect = "AutoConnect";

    /// <summary>The network to join. The address comes from the router (DHCP).</summary>
    public Client? WirelessClient { get; init; }

    internal static string Write(string ssid, string password) =>
        JsonSerializer.Serialize(new NetworkJson { WirelessClient = new Client { Ssid = ssid, Password = password, ConfigurationOption = AutoConnect } }, JsonForms.Written) + "\n";

    /// <exception cref="InputException">The text is not what nanoff takes.</exception>
    internal static NetworkJson Read(string text) => JsonForms.Read<NetworkJson>(text);

    /// <summary>A wireless network.</summary>
    public sealed record Client
    {
        /// <summary>Name, 1 to 32 bytes.</summary>
        public string? Ssid { get; init; }

        /// <summary>Password; empty for an open network.</summary>
        public string? Password { get; init; }

        /// <summary>None, Disable, Enable, AutoConnect or SmartConfig.</summary>
        public string? ConfigurationOption { get; init; }
    }
}
