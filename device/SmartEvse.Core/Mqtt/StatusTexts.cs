using SmartEvse.Core.Limits;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>
    /// What <c>Status</c> says: the state in one word that a person understands. Made from the reason, so that the two never disagree. The tokens are
    /// those that good devices of this kind have in Home Assistant.
    /// </summary>
    public static class StatusTexts
    {
        /// <summary>How many tokens there are.</summary>
        public const int Count = 9;

        private const int NoVehicle = 0;
        private const int Connected = 1;
        private const int Charging = 2;
        private const int Paused = 3;
        private const int WaitingSolar = 4;
        private const int WaitingPower = 5;
        private const int Finished = 6;
        private const int Error = 7;
        private const int OfflineMeter = 8;

        /// <summary>The token of a number below <see cref="Count"/>.</summary>
        public static string Token(int status)
        {
            switch (status)
            {
                case NoVehicle: return "no_vehicle";
                case Connected: return "connected";
                case Charging: return "charging";
                case Paused: return "paused";
                case WaitingSolar: return "waiting_solar";
                case WaitingPower: return "waiting_power";
                case Finished: return "finished";
                case Error: return "error";
                default: return "offline_meter";
            }
        }

        /// <summary>The number of the token for this moment.</summary>
        /// <param name="reason">The published reason.</param>
        /// <param name="closed">True while contactor 1 is closed.</param>
        /// <param name="hasCharged">True when it was, since the vehicle was plugged in.</param>
        public static int Find(ReasonId reason, bool closed, bool hasCharged)
        {
            switch (reason)
            {
                case ReasonId.Fault: return Error;
                case ReasonId.NoVehicle: return NoVehicle;
                case ReasonId.AccessOff:
                case ReasonId.Paused:
                case ReasonId.NeedsAuthorisation:
                case ReasonId.DelayedStart:
                case ReasonId.WrongVehicle:
                case ReasonId.StoppedByButton: return Paused;
                case ReasonId.NoFeed:
                case ReasonId.NoMeter: return OfflineMeter;
                case ReasonId.WaitingSolar: return WaitingSolar;
                case ReasonId.WaitingPower: return WaitingPower;
                case ReasonId.VehicleNotAsking: return hasCharged ? Finished : Connected;
                case ReasonId.ChargeDelay:
                case ReasonId.SwitchingPhases: return Connected;
                case ReasonId.Stopping: return Charging;
                case ReasonId.LimitCable: return closed ? Charging : Error;
                // A limit that leaves nothing is the reason as well.
                default: return closed ? Charging : WaitingPower;
            }
        }
    }
}
