namespace SmartEvse.Firmware.Network
{
    /// <summary>The Wi-Fi radio as the network thread sees it.</summary>
    public interface IRadio
    {
        /// <summary>Six bytes of the station's MAC address, or none.</summary>
        byte[] Mac { get; }

        /// <summary>True when an access point has been set up.</summary>
        bool HasNetwork { get; }

        /// <summary>The address in the network as text; empty = none.</summary>
        string Address { get; }

        /// <summary>Makes the radio what WIFI says. May block for some seconds.</summary>
        /// <param name="enabled">WIFI is Enabled.</param>
        /// <param name="nowMs">Monotonic time.</param>
        void Follow(bool enabled, long nowMs);
    }
}
