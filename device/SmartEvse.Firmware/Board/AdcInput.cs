using System.Device.Adc;

namespace SmartEvse.Firmware.Board
{
    /// <summary>An analog pin of the ESP32.</summary>
    public sealed class AdcInput : IAnalogInput
    {
        private readonly AdcChannel _channel;

        /// <summary>Opens the channel of a role.</summary>
        public AdcInput(AdcController controller, PinRole role)
        {
            _channel = controller.OpenChannel(BoardPins.AdcChannel(role));
        }

        /// <inheritdoc/>
        public int ReadRaw()
        {
            return _channel.ReadValue();
        }
    }
}
