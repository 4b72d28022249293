namespace SmartEvse.Firmware.Board
{
    /// <summary>What a pin is for. The order is the order in which the pins are made safe at a start: what can hurt comes first.</summary>
    public enum PinRole
    {
        /// <summary>Contactor 1 (solid state relay), high = closed.</summary>
        Contactor1,

        /// <summary>Contactor 2, high = closed.</summary>
        Contactor2,

        /// <summary>High = the pilot output is disconnected from the line.</summary>
        PilotOff,

        /// <summary>Lock actuator, A side.</summary>
        LockA,

        /// <summary>Lock actuator, B side.</summary>
        LockB,

        /// <summary>Residual current monitor, high = fault.</summary>
        RcmFault,

        /// <summary>Feedback of the lock.</summary>
        LockFeedback,

        /// <summary>External switch, low = closed; also the 1-Wire bus of the card reader.</summary>
        Switch,

        /// <summary>RS485 receive.</summary>
        Rs485Rx,

        /// <summary>RS485 transmit, idles high.</summary>
        Rs485Tx,

        /// <summary>RS485 direction, low = listen.</summary>
        Rs485Direction,

        /// <summary>LCD data and button right.</summary>
        LcdData,

        /// <summary>LCD clock.</summary>
        LcdClock,

        /// <summary>LCD data/command and button middle.</summary>
        LcdA0,

        /// <summary>LCD reset, low = held in reset.</summary>
        LcdReset,

        /// <summary>LCD backlight.</summary>
        LcdLight,

        /// <summary>Button left; a boot strap.</summary>
        ButtonLeft,

        /// <summary>Buzzer, v3.1 only.</summary>
        Buzzer,

        /// <summary>Spare connector, v3.1 only.</summary>
        External,

        /// <summary>Pilot PWM.</summary>
        PilotPwm,

        /// <summary>LED red.</summary>
        LedRed,

        /// <summary>LED green.</summary>
        LedGreen,

        /// <summary>LED blue.</summary>
        LedBlue,

        /// <summary>Pilot voltage.</summary>
        PilotAdc,

        /// <summary>Proximity voltage.</summary>
        ProximityAdc,

        /// <summary>Temperature voltage.</summary>
        TemperatureAdc,

        /// <summary>How many there are.</summary>
        Count,
    }
}
