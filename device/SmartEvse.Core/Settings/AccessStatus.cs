namespace SmartEvse.Core.Settings
{
    /// <summary>Numbers of the access status (<see cref="OptionSet.Access"/>).</summary>
    public static class AccessStatus
    {
        /// <summary>No charging; <c>Off</c> on the Mode topic.</summary>
        public const int Deny = 0;

        /// <summary>Charging is allowed.</summary>
        public const int Allow = 1;

        /// <summary>The session goes on, but without current.</summary>
        public const int Pause = 2;
    }
}
