namespace SmartEvse.Core.Charging
{
    /// <summary>The states. The numbers are those of the C++ firmware: they stand in status registers, logs and integrations.</summary>
    public enum ChargerState
    {
        /// <summary>No vehicle, or a vehicle that has no access.</summary>
        A = 0,

        /// <summary>Vehicle connected, current offered, contactor open.</summary>
        B = 1,

        /// <summary>Charging: contactor 1 closed.</summary>
        C = 2,

        /// <summary>Wake-up pulse for a sleepy vehicle.</summary>
        Activate = 8,

        /// <summary>Vehicle connected, nothing offered.</summary>
        B1 = 9,

        /// <summary>Stopping: the offer is withdrawn, the contactor is still closed until the vehicle has let go.</summary>
        C1 = 10,
    }
}
