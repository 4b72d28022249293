using System;
using SmartEvse.Core;
using SmartEvse.Core.Display;
using SmartEvse.Firmware.Board;
using SmartEvse.Firmware.Network;

namespace SmartEvse.Firmware.Threads
{
    /// <summary>
    /// Display and buttons, as part of the slow thread: they must not make a step late. A display that is not there, or does not work, is reported and tried
    /// again; the buttons then do nothing either, and the charger goes on.
    /// </summary>
    public sealed class PanelLoop
    {
        /// <summary>So long nothing is tried after an error, in ms.</summary>
        public const int PauseMs = 10000;

        private const int AddressMs = 5000;

        private readonly Charger _charger;
        private readonly IFrontPanel _front;
        private readonly IRadio _radio;
        private readonly DeviceStatus _status;
        private readonly ChargerView _view = new ChargerView();
        private int _setUps = -1;
        private long _pausedUntilMs;
        private long _addressMs;

        /// <summary>Runs the panel of a charger.</summary>
        /// <param name="charger">The charger.</param>
        /// <param name="front">Display and buttons.</param>
        /// <param name="radio">Who knows the address.</param>
        /// <param name="status">Where trouble is reported.</param>
        public PanelLoop(Charger charger, IFrontPanel front, IRadio radio, DeviceStatus status)
        {
            _charger = charger;
            _front = front;
            _radio = radio;
            _status = status;
            Panel = new Panel(charger);
            Panel.Version = Device.Version;
        }

        /// <summary>What is shown.</summary>
        public Panel Panel { get; }

        /// <summary>Reads the buttons, follows the charger, and sends some of what has changed. Every 10 to 50 ms.</summary>
        public void Tick(long nowMs)
        {
            if (nowMs < _pausedUntilMs) return;
            try
            {
                Work(nowMs);
            }
            catch (Exception e)
            {
                _pausedUntilMs = nowMs + PauseMs;
                _setUps = -1;
                _status.Report("display", e.Message);
            }
        }

        private void Work(long nowMs)
        {
            if (nowMs >= _addressMs)
            {
                _addressMs = nowMs + AddressMs;
                Panel.Address = _radio.Address;
            }

            _charger.CopyView(_view);
            Panel.Step(_front.ReadButtons(), _view, nowMs);
            if (Panel.Reinit != _setUps)
            {
                _setUps = Panel.Reinit;
                _front.SetUp();
            }

            _front.Light(Panel.Backlight);
            _front.Show(Panel.Frame.Bytes);
        }
    }
}
