namespace SmartEvse.Core.Sessions
{
    /// <summary>How a session ended. The numbers are stored: append, never reorder. Tokens: <see cref="SessionTexts"/>.</summary>
    public enum SessionEnd
    {
        /// <summary>The vehicle was unplugged while it charged, or within <see cref="SessionLog.UnplugMs"/> of its letting go.</summary>
        Unplugged,

        /// <summary>The vehicle stopped asking for energy: it was full, or wanted no more.</summary>
        Vehicle,

        /// <summary>A person stopped charging: mode, access or push button.</summary>
        Person,

        /// <summary>A fault, or a meter that fell silent.</summary>
        Fault,

        /// <summary>The charger stopped by itself: no power, no sun, a time that was set.</summary>
        Charger,

        /// <summary>The charger was restarted or lost its power while the vehicle was plugged in.</summary>
        Interrupted,
    }
}
