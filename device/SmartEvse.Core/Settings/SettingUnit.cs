namespace SmartEvse.Core.Settings
{
    /// <summary>The unit of a number. Currents say whether they count per phase or as the sum of the phases.</summary>
    public enum SettingUnit
    {
#pragma warning disable CS1591 // The names are the units.
        None, AmperePerPhase, AmpereSum, Second, Minute, Celsius, DeciAmpere, PowerOfTen, Register, BusAddress, Port,
#pragma warning restore CS1591
    }
}
