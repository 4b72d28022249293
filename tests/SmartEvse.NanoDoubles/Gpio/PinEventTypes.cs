namespace System.Device.Gpio;

/// <summary>Double.</summary>
public enum PinEventTypes
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Rising.</summary>
    Rising = 1,

    /// <summary>Falling.</summary>
    Falling = 2,
}
