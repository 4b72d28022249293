namespace SmartEvse.Core
{
    /// <summary>The numbers of the charger's view: what publisher, display and REST may know. One int each, units in the name.</summary>
    public enum ViewField
    {
#pragma warning disable CS1591 // Named in full; the topics made of them stand in StateTopics.
        State, Access, Mode, Faults, Reason, ReasonSeconds, Plugged,
        OfferedDa, DutyPermille, Contactor1, Contactor2, PilotConnected, Phases, CableLimitA,
        MainsL1Da, MainsL2Da, MainsL3Da, MainsPowerW, MainsEnergyWh, MainsAgeS, MainsFresh,
        CircuitL1Da, CircuitL2Da, CircuitL3Da, CircuitAgeS, CircuitFresh, BatteryDa,
        EvL1Da, EvL2Da, EvL3Da, EvPowerW, EvEnergyWh, EvSessionWh, EvAgeS, EvFresh,
        OverrideDa, PilotOverride, ChargeDelayS, CapacityStopS, SolarStopS, PhasesDownS, PhasesUpS, GridRelayLimits,
        TemperatureC, UptimeS, CustomFlag, LastPressMs, DelayedStartMin, DelayedStopMin, DelayedRepeat, DelayedCharging,
        ColourOff, ColourNormal, ColourSmart, ColourSolar, ColourCustom,
        EvccIdRevision, Violations, LateSteps, HasCharged,
#pragma warning restore CS1591

        /// <summary>How many there are.</summary>
        Count,
    }
}
