using System;
using System.Threading;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;
using SmartEvse.Firmware.Board;
using SmartEvse.Firmware.Mqtt;
using SmartEvse.Firmware.Network;
using SmartEvse.Firmware.Storage;

namespace SmartEvse.Firmware
{
    /// <summary>Where the ESP32 begins.</summary>
    public static class Program
    {
        /// <summary>Makes the outputs safe, puts the device together and runs it for ever. A start that fails restarts: there is nobody to tell.</summary>
        public static void Main()
        {
            try
            {
                Create(new FileBlobStore(FileBlobStore.InternalRoot), new Esp32Machine(), CreateLink).Start();
            }
            catch (Exception)
            {
                new Esp32Machine().Reboot();
            }

            Thread.Sleep(Timeout.Infinite);
        }

        /// <summary>Puts the device together on the board's own classes. The board comes first: it makes its outputs safe before anything else runs.</summary>
        public static Device Create(IBlobStore blobs, IMachine machine, LinkFactory createLink)
        {
            Esp32Board board = new Esp32Board(blobs, machine);
            return new Device(board, machine, blobs, new WifiRadio(), createLink, Hardware(board.Revision));
        }

        /// <summary>The one place that names the MQTT library.</summary>
        /// <param name="readCa">Reads the CA certificate for TLS.</param>
        /// <param name="guard">To be asked before a TLS connect.</param>
        public static IMqttLink CreateLink(CaFileReader readCa, IBlockingGuard guard)
        {
            return new M2MqttLink(readCa, guard);
        }

        private static string Hardware(BoardRevision revision)
        {
            switch (revision)
            {
                case BoardRevision.V30: return "SmartEVSE v3.0";
                case BoardRevision.V31: return "SmartEVSE v3.1";
                default: return "SmartEVSE v3";
            }
        }
    }
}
