namespace SmartEvse.Core.Limits
{
    /// <summary>The tokens and sentences of the published reason.</summary>
    public static class ReasonTexts
    {
        /// <summary>The token on <c>Reason</c>.</summary>
        public static string Token(ReasonId reason)
        {
            switch (reason)
            {
                case ReasonId.Charging: return "charging";
                case ReasonId.LimitCable: return "limit_cable";
                case ReasonId.LimitMains: return "limit_mains";
                case ReasonId.LimitCircuit: return "limit_circuit";
                case ReasonId.LimitCapacity: return "limit_capacity";
                case ReasonId.LimitGridRelay: return "limit_grid_relay";
                case ReasonId.LimitTemperature: return "limit_temperature";
                case ReasonId.LimitOverride: return "limit_override";
                case ReasonId.SolarFollowing: return "solar_following";
                case ReasonId.NoVehicle: return "no_vehicle";
                case ReasonId.VehicleNotAsking: return "vehicle_not_asking";
                case ReasonId.AccessOff: return "access_off";
                case ReasonId.Paused: return "paused";
                case ReasonId.NeedsAuthorisation: return "needs_authorisation";
                case ReasonId.DelayedStart: return "delayed_start";
                case ReasonId.WaitingSolar: return "waiting_solar";
                case ReasonId.WaitingPower: return "waiting_power";
                case ReasonId.SwitchingPhases: return "switching_phases";
                case ReasonId.ChargeDelay: return "charge_delay";
                case ReasonId.Stopping: return "stopping";
                case ReasonId.NoFeed: return "no_feed";
                case ReasonId.NoMeter: return "no_meter";
                case ReasonId.WrongVehicle: return "wrong_vehicle";
                case ReasonId.StoppedByButton: return "stopped_by_button";
                default: return "fault";
            }
        }

        /// <summary>The sentence on <c>ReasonText</c>, for people.</summary>
        /// <param name="reason">The reason.</param>
        /// <param name="fault">The most serious fault, for <see cref="ReasonId.Fault"/>.</param>
        public static string Sentence(ReasonId reason, int fault)
        {
            switch (reason)
            {
                case ReasonId.Charging: return "Charging at the current set at MAX.";
                case ReasonId.LimitCable: return "The charging cable sets the current; if it is 0, its coding cannot be read.";
                case ReasonId.LimitMains: return "The mains connection has no room for more.";
                case ReasonId.LimitCircuit: return "The sub-panel has no room for more.";
                case ReasonId.LimitCapacity: return "CAPACITY, the limit over the sum of the phases, sets the current.";
                case ReasonId.LimitTemperature: return "The charger is warm: less current until it has cooled down.";
                case ReasonId.LimitGridRelay: return "The energy provider's relay limits the charger to 4.2 kW.";
                case ReasonId.LimitOverride: return "An override sets the current.";
                case ReasonId.SolarFollowing: return "Charging on solar power: the current follows the surplus.";
                case ReasonId.NoVehicle: return "No vehicle is connected.";
                case ReasonId.VehicleNotAsking: return "The vehicle is connected and may charge, but does not ask for energy.";
                case ReasonId.AccessOff: return "Charging is switched off.";
                case ReasonId.Paused: return "Charging is paused.";
                case ReasonId.NeedsAuthorisation: return "Waiting for the vehicle to say who it is.";
                case ReasonId.DelayedStart: return "Waiting for the start time that was set.";
                case ReasonId.WaitingSolar: return "Waiting for enough solar power.";
                case ReasonId.SwitchingPhases: return "A short pause: changing between one and three phases.";
                case ReasonId.WaitingPower: return "Waiting until at least MIN is available.";
                case ReasonId.ChargeDelay: return "A moment's rest before the next start.";
                case ReasonId.Stopping: return "Charging is being stopped.";
                case ReasonId.NoFeed: return "Waiting for meter data: none have arrived in time.";
                case ReasonId.NoMeter: return "MODE needs a mains meter, and none is configured.";
                case ReasonId.WrongVehicle: return "This vehicle is not the one that may charge here.";
                case ReasonId.StoppedByButton: return "Stopped at the push button; unplug, or start it by hand.";
                default: return FaultSentence(fault);
            }
        }

        private static string FaultSentence(int fault)
        {
            switch (fault)
            {
                case Faults.RcmTripped: return "The residual current monitor has tripped. Find the cause, then clear the error.";
                case Faults.TemperatureHigh: return "The charger is too hot; it goes on 10 degrees below MAX TEMP.";
                case Faults.TemperatureSensor: return "The temperature sensor gives no credible value.";
                case Faults.Pilot: return "The pilot line to the vehicle is shorted, open or out of range, or the vehicle asks for ventilation.";
                case Faults.Diode: return "The vehicle's pilot diode is not seen: charging would not be safe. Unplug to try again.";
                case Faults.Internal: return "A safety check opened the contactor. Clear the error to go on, and report it.";
                case Faults.RestartLoop: return "The charger starts again and again. Have its supply looked at; it goes on after ten minutes without a restart, or when the error is cleared.";
                case Faults.Welded: return "Current flows although the contactor is told to be open. Switch the supply off and have the contactor looked at.";
                case Faults.Overcurrent: return "The vehicle took more than it was offered.";
                case Faults.Implausible: return "The mains meter does not answer to what the vehicle takes. Check its feed, then clear the error.";
                case Faults.Flash: return "The settings could not be stored.";
                default: return "A fault stops charging.";
            }
        }
    }
}
