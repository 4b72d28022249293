namespace nanoFramework.Hardware.Esp32;

/// <summary>Double.</summary>
public enum DeviceFunction
{
    /// <summary>PWM 1.</summary>
    PWM1 = 262400,

    /// <summary>PWM 3.</summary>
    PWM3 = 262912,

    /// <summary>PWM 4.</summary>
    PWM4 = 263168,

    /// <summary>PWM 5.</summary>
    PWM5 = 263424,

    /// <summary>PWM 6.</summary>
    PWM6 = 263680,
}
