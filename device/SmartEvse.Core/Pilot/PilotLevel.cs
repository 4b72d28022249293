namespace SmartEvse.Core.Pilot
{
    /// <summary>What the pilot line says (IEC 61851-1 table A.2: states A, B, C, D, E, F).</summary>
    public enum PilotLevel
    {
        /// <summary>No legal level: between the bands, or moving.</summary>
        Undefined,

        /// <summary>12 V: no vehicle (state A).</summary>
        V12,

        /// <summary>9 V: vehicle connected (state B).</summary>
        V9,

        /// <summary>6 V: vehicle asks for energy (state C).</summary>
        V6,

        /// <summary>3 V: vehicle asks for energy with ventilation (state D), which this charger does not offer.</summary>
        V3,

        /// <summary>0 V: line shorted or open (state E).</summary>
        V0,

        /// <summary>-12 V steady: the charger itself says so (0 % duty), or a fault (state F).</summary>
        Minus12,
    }
}
