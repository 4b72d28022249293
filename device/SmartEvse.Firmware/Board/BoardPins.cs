namespace SmartEvse.Firmware.Board
{
    /// <summary>The pins of the SmartEVSE v3 boards: number per revision and safe state. The one place where a GPIO number is written.</summary>
    public static class BoardPins
    {
        /// <summary>This revision has no such pin.</summary>
        public const int None = -1;

        /// <summary>The GPIO of a role.</summary>
        /// <param name="role">What the pin is for.</param>
        /// <param name="revision">With <see cref="BoardRevision.Unknown"/> only pins that are the same on both boards are given.</param>
        /// <returns>0..39, or <see cref="None"/>.</returns>
        public static int Number(PinRole role, BoardRevision revision)
        {
            switch (role)
            {
                case PinRole.Contactor1: return 32;
                case PinRole.Contactor2: return 27;
                case PinRole.PilotOff: return 15;
                case PinRole.LockA: return Differs(revision, 17, 10);
                case PinRole.LockB: return Differs(revision, 18, 9);
                case PinRole.RcmFault: return Differs(revision, 13, 38);
                case PinRole.LockFeedback: return 35;
                case PinRole.Switch: return Differs(revision, 16, 23);
                case PinRole.Rs485Rx: return Differs(revision, 23, 37);
                case PinRole.Rs485Tx: return 21;
                case PinRole.Rs485Direction: return 22;
                case PinRole.LcdData: return 33;
                case PinRole.LcdClock: return 26;
                case PinRole.LcdA0: return 25;
                case PinRole.LcdReset: return 5;
                case PinRole.LcdLight: return 14;
                case PinRole.ButtonLeft: return 0;
                case PinRole.Buzzer: return Differs(revision, None, 18);
                case PinRole.External: return Differs(revision, None, 13);
                case PinRole.PilotPwm: return 19;
                case PinRole.LedRed: return 2;
                case PinRole.LedGreen: return 4;
                case PinRole.LedBlue: return 12;
                case PinRole.PilotAdc: return 39;
                case PinRole.ProximityAdc: return 34;
                case PinRole.TemperatureAdc: return 36;
                default: return None;
            }
        }

        /// <summary>What a pin is at a start.</summary>
        public static PinUse Use(PinRole role)
        {
            switch (role)
            {
                case PinRole.PilotOff:
                case PinRole.Rs485Tx: return PinUse.OutputHigh;
                case PinRole.RcmFault:
                case PinRole.Switch:
                case PinRole.ButtonLeft: return PinUse.InputPullUp;
                case PinRole.LockFeedback:
                case PinRole.Rs485Rx:
                case PinRole.LcdData:
                case PinRole.LcdA0:
                case PinRole.External: return PinUse.Input;
                case PinRole.PilotPwm:
                case PinRole.LedRed:
                case PinRole.LedGreen:
                case PinRole.LedBlue:
                case PinRole.LcdLight: return PinUse.Pwm;
                case PinRole.PilotAdc:
                case PinRole.ProximityAdc:
                case PinRole.TemperatureAdc: return PinUse.Analog;
                default: return PinUse.OutputLow;
            }
        }

        /// <summary>The channel of ADC1 behind an analog pin (GPIO 36 to 39 are 0 to 3, 34 is 6).</summary>
        public static int AdcChannel(PinRole role)
        {
            switch (role)
            {
                case PinRole.PilotAdc: return 3;
                case PinRole.ProximityAdc: return 6;
                default: return 0;
            }
        }

        private static int Differs(BoardRevision revision, int v30, int v31)
        {
            if (revision == BoardRevision.V30) return v30;
            return revision == BoardRevision.V31 ? v31 : None;
        }
    }
}
