namespace SmartEvse.Firmware.Board
{
    /// <summary>The chip's clock and its reset.</summary>
    public interface IMachine
    {
        /// <summary>Monotonic time since the start, in ms.</summary>
        long NowMs { get; }

        /// <summary>The wall clock in s since 1970 UTC; -1 while it has not been set.</summary>
        long UtcS { get; }

        /// <summary>Restarts the chip; does not come back.</summary>
        void Reboot();
    }
}
