using System.Net.NetworkInformation;
using System.Threading;
using nanoFramework.Networking;

namespace SmartEvse.Firmware.Network
{
    /// <summary>
    /// The Wi-Fi of the ESP32. Connecting and connecting again is the native layer's work once the configuration says so; this only switches it, and asks again
    /// when it has given up. The name and password of the access point come from <c>nanoff</c> and are read by nobody here.
    /// </summary>
    public sealed class WifiRadio : IRadio
    {
        /// <summary>Between two requests to connect again, in ms.</summary>
        public const int RetryMs = 60000;

        private const int LongestConnectMs = 10000;
        private const int NeverFollowed = -1;

        private int _followed = NeverFollowed;
        private long _retryMs;

        /// <inheritdoc/>
        public byte[] Mac
        {
            get
            {
                NetworkInterface[] all = NetworkInterface.GetAllNetworkInterfaces();
                return all.Length == 0 ? new byte[0] : all[0].PhysicalAddress;
            }
        }

        /// <inheritdoc/>
        public bool HasNetwork
        {
            get
            {
                Wireless80211Configuration[] all = Wireless80211Configuration.GetAllWireless80211Configurations();
                return all.Length > 0 && !string.IsNullOrEmpty(all[0].Ssid);
            }
        }

        /// <inheritdoc/>
        public void Follow(bool enabled, long nowMs)
        {
            int wanted = enabled ? 1 : 0;
            if (wanted != _followed)
            {
                Switch(enabled);
                _followed = wanted;
                _retryMs = nowMs + RetryMs;
                return;
            }

            if (!enabled || nowMs < _retryMs || NetworkInterface.GetIsNetworkAvailable()) return;
            Connect();
            _retryMs = nowMs + RetryMs;
        }

        private static void Switch(bool enabled)
        {
            Wireless80211Configuration[] all = Wireless80211Configuration.GetAllWireless80211Configurations();
            if (all.Length == 0) return;
            Wireless80211Configuration.ConfigurationOptions options = enabled
                ? Wireless80211Configuration.ConfigurationOptions.AutoConnect
                : Wireless80211Configuration.ConfigurationOptions.Disable;
            if (!enabled) WifiNetworkHelper.Disconnect();
            if (all[0].Options != options)
            {
                all[0].Options = options;
                all[0].SaveConfiguration();
            }

            if (enabled && !NetworkInterface.GetIsNetworkAvailable()) Connect();
        }

        private static void Connect()
        {
            // The helper may be set up once only.
            WifiNetworkHelper.Reset();
            WifiNetworkHelper.Reconnect(false, 0, new CancellationTokenSource(LongestConnectMs).Token);
        }
    }
}
