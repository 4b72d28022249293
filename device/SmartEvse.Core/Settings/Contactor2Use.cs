namespace SmartEvse.Core.Settings
{
    /// <summary>Numbers of CONTACT2: what the second contactor on L2 and L3 is for.</summary>
    public static class Contactor2Use
    {
        /// <summary>There is none: three phases are assumed, the worst case.</summary>
        public const int NotPresent = 0;

        /// <summary>Always open: one phase.</summary>
        public const int AlwaysOff = 1;

        /// <summary>Open in Solar, else closed.</summary>
        public const int SolarOff = 2;

        /// <summary>Always closed with contactor 1: three phases.</summary>
        public const int AlwaysOn = 3;

        /// <summary>Closed, save in Solar when the surplus does not carry three phases.</summary>
        public const int Auto = 4;
    }
}
