namespace System.Device.Gpio;

/// <summary>Double.</summary>
public enum PinMode
{
    /// <summary>Input.</summary>
    Input = 0,

    /// <summary>Input with pull-up.</summary>
    InputPullUp = 2,

    /// <summary>Output.</summary>
    Output = 3,
}
