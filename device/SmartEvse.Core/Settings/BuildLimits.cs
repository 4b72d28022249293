namespace SmartEvse.Core.Settings
{
    /// <summary>Bounds fixed at build time.</summary>
    public static class BuildLimits
    {
        /// <summary>
        /// Smallest current ever offered, in A per phase. 6 A is the smallest that IEC 61851-1 table A.8 can express (10 % duty);
        /// everything below is refused.
        /// </summary>
        public const int MinCurrentA = 6;

        /// <summary>Largest current that the pilot can express, in A per phase (96 % duty).</summary>
        public const int MaxCurrentA = 80;
    }
}
