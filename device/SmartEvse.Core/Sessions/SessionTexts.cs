using SmartEvse.Core.Limits;

namespace SmartEvse.Core.Sessions
{
    /// <summary>The words of the session log, the same on every surface.</summary>
    public static class SessionTexts
    {
        /// <summary>The token of an end, for programs.</summary>
        public static string Token(SessionEnd end)
        {
            switch (end)
            {
                case SessionEnd.Unplugged: return "unplugged";
                case SessionEnd.Vehicle: return "vehicle";
                case SessionEnd.Person: return "person";
                case SessionEnd.Fault: return "fault";
                case SessionEnd.Charger: return "charger";
                default: return "interrupted";
            }
        }

        /// <summary>Who ended charging, from the reason why it ended.</summary>
        public static SessionEnd EndOf(ReasonId reason)
        {
            switch (reason)
            {
                case ReasonId.NoVehicle: return SessionEnd.Unplugged;
                case ReasonId.VehicleNotAsking: return SessionEnd.Vehicle;
                case ReasonId.AccessOff:
                case ReasonId.Paused:
                case ReasonId.StoppedByButton: return SessionEnd.Person;
                case ReasonId.Fault:
                case ReasonId.NoFeed:
                case ReasonId.NoMeter: return SessionEnd.Fault;
                default: return SessionEnd.Charger;
            }
        }
    }
}
