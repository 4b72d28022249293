using System;
using nanoFramework.Runtime.Native;
using SmartEvse.Core;

namespace SmartEvse.Firmware.Board
{
    /// <summary>Clock and reset of the ESP32.</summary>
    public sealed class Esp32Machine : IMachine
    {
        // Before SNTP has set it the clock begins at an epoch of its own.
        private const int FirstCredibleYear = 2025;
        private const long TicksPerS = 10000000;
        private const long UnixEpochS = 62135596800;

        /// <inheritdoc/>
        public long NowMs
        {
            get { return Environment.TickCount64; }
        }

        /// <inheritdoc/>
        public long UtcS
        {
            get
            {
                DateTime now = DateTime.UtcNow;
                return now.Year < FirstCredibleYear ? Inputs.UnknownTime : (now.Ticks / TicksPerS) - UnixEpochS;
            }
        }

        /// <inheritdoc/>
        public void Reboot()
        {
            Power.RebootDevice();
        }
    }
}
