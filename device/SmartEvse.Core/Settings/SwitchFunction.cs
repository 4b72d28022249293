namespace SmartEvse.Core.Settings
{
    /// <summary>Numbers of SWITCH: what the external switch does.</summary>
    public static class SwitchFunction
    {
        /// <summary>A press ends charging until the vehicle is unplugged or charging is started by hand.</summary>
        public const int Stop = 0;

        /// <summary>Each press toggles access.</summary>
        public const int AccessButton = 1;

        /// <summary>Closed = access, open = no access.</summary>
        public const int AccessToggle = 2;

        /// <summary>Each press changes between Smart and Solar.</summary>
        public const int SmartSolarButton = 3;

        /// <summary>The position chooses Smart or Solar.</summary>
        public const int SmartSolarToggle = 4;

        /// <summary>The relay of the energy provider.</summary>
        public const int GridRelay = 5;

        /// <summary>Each press toggles the custom flag.</summary>
        public const int CustomButton = 6;

        /// <summary>Closed = custom flag on.</summary>
        public const int CustomToggle = 7;
    }
}
