namespace SmartEvse.Core.Tracing
{
    /// <summary>The inputs of a step in one number: what the charger decides by, not the noise it is read from.</summary>
    public static class InputBits
    {
        /// <summary>The pilot level, three bits.</summary>
        public const int Level = 0x07;

        /// <summary>The low half of the pilot reached -12 V.</summary>
        public const int Minus12 = 0x08;

        /// <summary>The residual current monitor reports a fault.</summary>
        public const int Rcm = 0x10;

        /// <summary>The external switch is closed.</summary>
        public const int Switch = 0x20;

        /// <summary>The settings could not be stored.</summary>
        public const int StorageFailed = 0x40;

        /// <summary>Install-level rows may be written.</summary>
        public const int Unlocked = 0x80;

        /// <summary>Where the cable's coding in A begins.</summary>
        public const int CableShift = 8;
    }
}
