namespace SmartEvse.Core.Limits
{
    /// <summary>
    /// Why the charger does what it does: the one published reason. Tokens and sentences stand in <see cref="ReasonTexts"/>. The session log stores the
    /// numbers: new ones go to the end, at most 30 in all.
    /// </summary>
    public enum ReasonId
    {
#pragma warning disable CS1591 // The tokens are the documentation; see ReasonTexts.
        Charging, LimitCable, LimitMains, LimitCircuit, LimitCapacity, LimitGridRelay, LimitTemperature, LimitOverride, SolarFollowing,
        NoVehicle, VehicleNotAsking, AccessOff, Paused, NeedsAuthorisation, DelayedStart, WaitingSolar, WaitingPower, SwitchingPhases, ChargeDelay, Stopping, NoFeed, NoMeter, WrongVehicle,
        StoppedByButton, Fault,
#pragma warning restore CS1591

        /// <summary>How many there are.</summary>
        Count,
    }
}
