namespace SmartEvse.Core.Tracing
{
    /// <summary>Outputs and state in one number, and the bits that say which of the five numbers of <see cref="Recorder.EndStep"/> follow in a record.</summary>
    public static class OutputBits
    {
        /// <summary>Contactor 1 is to be closed.</summary>
        public const int Contactor1 = 0x01;

        /// <summary>Contactor 2 is to be closed.</summary>
        public const int Contactor2 = 0x02;

        /// <summary>The pilot is connected.</summary>
        public const int PilotConnected = 0x04;

        /// <summary>The device is to be restarted.</summary>
        public const int Restart = 0x08;

        /// <summary>Where the number of the state begins.</summary>
        public const int StateShift = 4;

        /// <summary>Record: the packed outputs follow.</summary>
        public const int HasPacked = 0x01;

        /// <summary>Record: the duty in per mille follows.</summary>
        public const int HasDuty = 0x02;

        /// <summary>Record: the offer in dA follows.</summary>
        public const int HasOffer = 0x04;

        /// <summary>Record: the faults follow.</summary>
        public const int HasFaults = 0x08;

        /// <summary>Record: the reason follows.</summary>
        public const int HasReason = 0x10;
    }
}
