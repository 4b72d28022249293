namespace SmartEvse.Core.Mqtt
{
    /// <summary>
    /// What happens at one moment, and is told once: topics, and the event types on each. Home Assistant's event entities and device triggers follow
    /// from this table.
    /// </summary>
    public static class Happening
    {
        /// <summary>How many topics there are: <see cref="Session"/>, <see cref="Vehicle"/>, <see cref="Fault"/>.</summary>
        public const int Count = 3;

        /// <summary>Charging.</summary>
        public const int Session = 0;

        /// <summary>The vehicle on the cable.</summary>
        public const int Vehicle = 1;

        /// <summary>Faults; less power than MIN is none.</summary>
        public const int Fault = 2;

        internal const int Started = 0;
        internal const int Stopped = 1;
        internal const int Finished = 2;
        internal const int Interrupted = 3;

        /// <summary>The topic below the prefix.</summary>
        public static string Topic(int happening)
        {
            return happening == Session ? "SessionEvent" : happening == Vehicle ? "VehicleEvent" : "FaultEvent";
        }

        /// <summary>How many event types a topic has. The first is the beginning of something.</summary>
        public static int TypeCount(int happening)
        {
            return happening == Session ? 4 : 2;
        }

        /// <summary>The event type on the wire.</summary>
        /// <param name="happening">The topic.</param>
        /// <param name="type">0 to <see cref="TypeCount"/> - 1.</param>
        public static string Type(int happening, int type)
        {
            switch (happening)
            {
                case Vehicle: return type == 0 ? "connected" : "disconnected";
                case Fault: return type == 0 ? "raised" : "cleared";
            }

            switch (type)
            {
                case Started: return "started";
                case Stopped: return "stopped";
                case Finished: return "finished";
                default: return "interrupted";
            }
        }
    }
}
