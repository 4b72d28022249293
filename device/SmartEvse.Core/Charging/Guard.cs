namespace SmartEvse.Core.Charging
{
    /// <summary>The conditions of the transition table, each evaluated in one place (<see cref="StateMachine"/>).</summary>
    public enum Guard
    {
        /// <summary>A fault that opens the contactor at once: residual current, pilot, diode, internal.</summary>
        OpenAtOnce,

        /// <summary>12 V on two readings in a row: the vehicle is gone.</summary>
        Unplugged,

        /// <summary>9 V on two readings in a row: the vehicle does not ask for energy.</summary>
        NotAsking,

        /// <summary>A vehicle is there (9 V or 6 V) and everything is ready for it: access, no fault, no delay, cable known, room for MIN.</summary>
        Admissible,

        /// <summary>A vehicle is there and has access, but something holds it back.</summary>
        HeldBack,

        /// <summary>Access is off, paused, refused to this vehicle, or ended at the push button.</summary>
        NoAccess,

        /// <summary>A fault, or a grant of nothing.</summary>
        Unavailable,

        /// <summary>Other phases are wanted than are in use: charging pauses for the second contactor.</summary>
        OtherPhases,

        /// <summary>6 V for half a second, diode seen, contactor rested, everything ready.</summary>
        ReadyToClose,

        /// <summary>30 s of 9 V with an offer: the vehicle sleeps.</summary>
        WakeUpDue,

        /// <summary>The wake-up pulse has lasted 3 s.</summary>
        WakeUpOver,

        /// <summary>The grace for the vehicle to let go is over.</summary>
        GraceOver,
    }
}
