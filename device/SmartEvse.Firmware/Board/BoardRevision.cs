namespace SmartEvse.Firmware.Board
{
    /// <summary>The revision of the main board; some pins differ. The chip cannot be asked, so a file says which (docs/decisions).</summary>
    public enum BoardRevision
    {
        /// <summary>Nothing says which it is: only the pins that both share are used, and nothing is ever charged.</summary>
        Unknown,

        /// <summary>v3.0, ESP32-WROOM.</summary>
        V30,

        /// <summary>v3.1, ESP32-MINI-1 (ESP32-U4WDH).</summary>
        V31,
    }
}
