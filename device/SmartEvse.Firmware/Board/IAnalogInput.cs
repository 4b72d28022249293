namespace SmartEvse.Firmware.Board
{
    /// <summary>One analog pin.</summary>
    public interface IAnalogInput
    {
        /// <summary>One conversion.</summary>
        /// <returns>0..4095.</returns>
        int ReadRaw();
    }
}
