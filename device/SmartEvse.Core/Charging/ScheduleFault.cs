namespace SmartEvse.Core.Charging
{
    /// <summary>Why the times of a <see cref="Schedule"/> do not go together.</summary>
    public enum ScheduleFault
    {
        /// <summary>They do.</summary>
        None,

        /// <summary>A time is outside the years that a written time may have.</summary>
        OutOfRange,

        /// <summary>A stop without a start.</summary>
        StopNeedsStart,

        /// <summary>The stop is not later than the start.</summary>
        StopNotLater,

        /// <summary>Daily repeat without a stop: nothing would ever end the first day's permission.</summary>
        RepeatNeedsStop,

        /// <summary>Daily repeat of a window of 24 hours or more: there would be nothing to wait for.</summary>
        WindowTooLong,

        /// <summary>Enabled without a start.</summary>
        EnableNeedsStart,
    }
}
