namespace SmartEvse.Core.Charging
{
    /// <summary>The texts of the states on <c>State</c>, <c>StateID</c> and <c>EVPlugState</c>.</summary>
    public static class StateTexts
    {
        /// <summary>The text for a number that is no state.</summary>
        public const string Unknown = "NOSTATE";

        /// <summary>The text on <c>State</c>.</summary>
        public static string Text(ChargerState state)
        {
            switch (state)
            {
                case ChargerState.A: return "Ready to Charge";
                case ChargerState.B: return "Connected to EV";
                case ChargerState.C: return "Charging";
                case ChargerState.Activate: return "Activate";
                case ChargerState.B1: return "Charging Stopped";
                case ChargerState.C1: return "Stop Charging";
                default: return Unknown;
            }
        }

        /// <summary>The text on <c>EVPlugState</c>.</summary>
        public static string Plug(bool plugged)
        {
            return plugged ? "Connected" : "Disconnected";
        }

        /// <summary>The code on <c>StateID</c>.</summary>
        public static string Id(ChargerState state)
        {
            switch (state)
            {
                case ChargerState.A: return "A";
                case ChargerState.B: return "B";
                case ChargerState.C: return "C";
                case ChargerState.Activate: return "Activate";
                case ChargerState.B1: return "B1";
                case ChargerState.C1: return "C1";
                default: return Unknown;
            }
        }
    }
}
