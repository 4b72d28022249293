namespace SmartEvse.Core
{
    /// <summary>Bounds fixed at build time; the settings table, the duty law and so the floor of the interlock follow from here.</summary>
    public static class BuildLimits
    {
        /// <summary>
        /// Smallest current ever offered, in A per phase; everything below is refused. 6 A is the smallest that IEC 61851-1 table A.8 can express (10 % duty).
        /// A build with MIN_CURRENT_5 goes on along the same line to 8.3 %, for the owner of a vehicle that is known to take it.
        /// </summary>
#if MIN_CURRENT_5
        public const int MinCurrentA = 5;
#else
        public const int MinCurrentA = 6;
#endif

        /// <summary>Largest current that the pilot can express, in A per phase (96 % duty).</summary>
        public const int MaxCurrentA = 80;
    }
}
