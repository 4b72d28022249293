using SmartEvse.NanoDoubles;

namespace nanoFramework.Hardware.Esp32;

/// <summary>Double.</summary>
public class Configuration
{
    /// <summary>Gives a pin a function.</summary>
    public static void SetPinFunction(int pin, DeviceFunction value) => NanoBoard.Current.Modes[pin] = value.ToString();
}
