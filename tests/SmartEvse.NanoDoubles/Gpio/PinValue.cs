namespace System.Device.Gpio;

/// <summary>Double.</summary>
public struct PinValue
{
    private bool _high;

    /// <summary>3.3 V.</summary>
    public static PinValue High => true;

    /// <summary>0 V.</summary>
    public static PinValue Low => false;

    /// <summary>True is high.</summary>
    public static implicit operator PinValue(bool value) => new() { _high = value };

    /// <summary>Equal levels.</summary>
    public static bool operator ==(PinValue a, PinValue b) => a._high == b._high;

    /// <summary>Different levels.</summary>
    public static bool operator !=(PinValue a, PinValue b) => a._high != b._high;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PinValue other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => _high ? 1 : 0;
}
