namespace SmartEvse.Core.Charging
{
    /// <summary>What the charger tells its state machine for one step: everything that is not the pilot line and not a timer.</summary>
    public sealed class Conditions
    {
        /// <summary>Access is on, not ended at the button, and not refused to this vehicle.</summary>
        public bool HasAccess;

        /// <summary>All faults that stop charging (see <see cref="Limits.Faults"/>).</summary>
        public int Faults;

        /// <summary>Meters that MODE needs have spoken, and the cable is known.</summary>
        public bool IsPrepared;

        /// <summary>There is room for one more charger at MIN.</summary>
        public bool HasRoom;

        /// <summary>Other phases are wanted than are in use.</summary>
        public bool WantsOtherPhases;

        /// <summary>The smallest limit is at least MIN.</summary>
        public bool HasGrant;
    }
}
