namespace SmartEvse.Firmware.Board
{
    /// <summary>What a pin is at a start, before anything else runs.</summary>
    public enum PinUse
    {
        /// <summary>An output at 0 V.</summary>
        OutputLow,

        /// <summary>An output at 3.3 V.</summary>
        OutputHigh,

        /// <summary>An input without a pull.</summary>
        Input,

        /// <summary>An input pulled up.</summary>
        InputPullUp,

        /// <summary>Hardware PWM.</summary>
        Pwm,

        /// <summary>Analog input, 12 bit at 12 dB.</summary>
        Analog,
    }
}
