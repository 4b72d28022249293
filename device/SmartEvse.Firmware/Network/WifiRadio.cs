using System.Device.Wifi;
using System.Net.NetworkInformation;

namespace SmartEvse.Firmware.Network
{
    /// <summary>
    /// The Wi-Fi of the ESP32. With AutoConnect the native layer connects at a start and after a loss by itself; where it has given up, because the access point
    /// came late or was away for long, this asks it again and again. Name and password of the access point come from <c>nanoff</c> and are handed back unread.
    /// </summary>
    /// <remarks>
    /// <c>WifiNetworkHelper.Reconnect</c> would not do: it only waits for an address, and its <c>Disconnect</c> does nothing unless it has waited before
    /// (source: nanoFramework's System.Device.Wifi). <see cref="WifiAdapter"/> acts, and without writing the flash.
    /// </remarks>
    public sealed class WifiRadio : IRadio
    {
        /// <summary>So long the native layer is left alone after a start, a switch or a loss, in ms; also the first pause between two requests.</summary>
        public const int FirstPauseMs = 10000;

        /// <summary>The longest pause between two requests, in ms: it doubles from one to the next.</summary>
        public const int LongestPauseMs = 60000;

        private const int NeverFollowed = -1;

        private WifiAdapter? _adapter;
        private int _followed = NeverFollowed;
        private int _pauseMs;
        private long _askMs;

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
                Wireless80211Configuration? station = Station();
                return station != null && !string.IsNullOrEmpty(station.Ssid);
            }
        }

        /// <inheritdoc/>
        public string Address
        {
            get
            {
                NetworkInterface[] all = NetworkInterface.GetAllNetworkInterfaces();
                string? address = all.Length == 0 ? null : all[0].IPv4Address;
                return address == null || address == "0.0.0.0" ? "" : address;
            }
        }

        /// <inheritdoc/>
        public void Follow(bool enabled, long nowMs)
        {
            int wanted = enabled ? 1 : 0;
            if (wanted != _followed)
            {
                _followed = wanted;
                Wait(nowMs, FirstPauseMs);
                Switch(enabled);
                return;
            }

            if (!enabled) return;
            if (NetworkInterface.GetIsNetworkAvailable())
            {
                Wait(nowMs, FirstPauseMs);
                return;
            }

            if (nowMs < _askMs) return;
            // Before it is asked: what throws is tried again no sooner.
            Wait(nowMs, _pauseMs * 2 > LongestPauseMs ? LongestPauseMs : _pauseMs * 2);
            Connect();
        }

        private static Wireless80211Configuration? Station()
        {
            Wireless80211Configuration[] all = Wireless80211Configuration.GetAllWireless80211Configurations();
            return all.Length == 0 ? null : all[0];
        }

        private void Wait(long nowMs, int nextPauseMs)
        {
            _askMs = nowMs + (nextPauseMs == FirstPauseMs ? FirstPauseMs : _pauseMs);
            _pauseMs = nextPauseMs;
        }

        private void Switch(bool enabled)
        {
            Wireless80211Configuration? station = Station();
            if (station == null) return;
            Wireless80211Configuration.ConfigurationOptions options = enabled
                ? Wireless80211Configuration.ConfigurationOptions.AutoConnect
                : Wireless80211Configuration.ConfigurationOptions.Disable;
            if (!enabled) Adapter().Disconnect();
            if (station.Options == options) return;
            station.Options = options;
            station.SaveConfiguration();
            // The native layer looks at the options at a start only.
            if (enabled) Connect();
        }

        // Waits for up to 20 s while other threads run.
        private void Connect()
        {
            Wireless80211Configuration? station = Station();
            if (station == null || string.IsNullOrEmpty(station.Ssid)) return;
            Adapter().Connect(station.Ssid, WifiReconnectionKind.Automatic, station.Password ?? "");
        }

        private WifiAdapter Adapter()
        {
            if (_adapter == null) _adapter = WifiAdapter.FindAllAdapters()[0];
            return _adapter;
        }
    }
}
