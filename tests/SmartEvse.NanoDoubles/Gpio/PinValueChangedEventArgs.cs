namespace System.Device.Gpio;

/// <summary>Double.</summary>
public class PinValueChangedEventArgs
{
    /// <summary>An edge.</summary>
    public PinValueChangedEventArgs(PinEventTypes changeType, int pinNumber)
    {
        ChangeType = changeType;
        PinNumber = pinNumber;
    }

    /// <summary>Which edge.</summary>
    public PinEventTypes ChangeType { get; }

    /// <summary>Which pin.</summary>
    public int PinNumber { get; }
}
