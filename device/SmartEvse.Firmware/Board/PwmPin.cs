using System;
using System.Device.Pwm;
using nanoFramework.Hardware.Esp32;

namespace SmartEvse.Firmware.Board
{
    /// <summary>A PWM output of the ESP32; it runs in hardware whatever the interpreter does.</summary>
    public sealed class PwmPin
    {
        /// <summary>
        /// Frequency of the pilot (IEC 61851-1), and of the LEDs too: channels that share a timer share the frequency, and which do is the firmware image's business.
        /// </summary>
        public const int FrequencyHz = 1000;

        private readonly PwmChannel _channel;
        private int _permille;

        /// <summary>Starts a PWM.</summary>
        /// <param name="pin">GPIO.</param>
        /// <param name="function">The PWM it gets.</param>
        /// <param name="permille">Duty to begin with, 0..1000.</param>
        /// <exception cref="InvalidOperationException">The pin cannot do it.</exception>
        public PwmPin(int pin, DeviceFunction function, int permille)
        {
            Configuration.SetPinFunction(pin, function);
            PwmChannel? channel = PwmChannel.CreateFromPin(pin, FrequencyHz, permille / 1000.0);
            if (channel == null) throw new InvalidOperationException("no PWM on GPIO " + pin.ToString());
            _channel = channel;
            _permille = permille;
            _channel.Start();
        }

        /// <summary>The duty now, 0..1000.</summary>
        public int Permille
        {
            get { return _permille; }
        }

        /// <summary>Sets the duty; a native call only when it changes.</summary>
        /// <param name="permille">0..1000.</param>
        public void Set(int permille)
        {
            if (permille == _permille) return;
            _permille = permille;
            _channel.DutyCycle = permille / 1000.0;
        }
    }
}
