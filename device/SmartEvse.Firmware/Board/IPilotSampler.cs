namespace SmartEvse.Firmware.Board
{
    /// <summary>Reads the two plateaus of the pilot line.</summary>
    public interface IPilotSampler
    {
        /// <summary>Highest plateau of the last burst in mV at the pin.</summary>
        int HighMv { get; }

        /// <summary>Lowest plateau of the last burst in mV at the pin.</summary>
        int LowMv { get; }

        /// <summary>Takes one burst, longer than a PWM period of 1 ms.</summary>
        void Sample();
    }
}
