using SmartEvse.NanoDoubles;

namespace nanoFramework.Runtime.Native;

/// <summary>Double.</summary>
public class Power
{
    /// <summary>Counts; on the device it does not come back.</summary>
    public static void RebootDevice(RebootOption rebootOption = 0)
    {
        NanoBoard.Current.Note($"Reboot {rebootOption}");
        NanoBoard.Current.Reboots++;
    }
}
