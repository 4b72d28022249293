namespace SmartEvse.Core.Settings
{
    /// <summary>Numbers of MODE.</summary>
    public static class ChargeMode
    {
        /// <summary>The current set at MAX.</summary>
        public const int Normal = 0;

        /// <summary>What the mains connection has room for.</summary>
        public const int Smart = 1;

        /// <summary>What the sun gives.</summary>
        public const int Solar = 2;
    }
}
