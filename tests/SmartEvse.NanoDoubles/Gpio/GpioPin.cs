using SmartEvse.NanoDoubles;

namespace System.Device.Gpio;

/// <summary>Double.</summary>
public sealed class GpioPin
{
    // GPIO 34 to 39 of the ESP32 have neither outputs nor pulls.
    private const int FirstInputOnly = 34;

    private readonly NanoBoard _board;

    internal GpioPin(NanoBoard board, int pinNumber)
    {
        _board = board;
        PinNumber = pinNumber;
    }

    /// <summary>Its GPIO.</summary>
    public int PinNumber { get; }

    /// <summary>Called when the world changes the level.</summary>
    public event PinValueChangedEventHandler ValueChanged
    {
        add => _board.Listeners[PinNumber] = () => value(this, new PinValueChangedEventArgs(_board.Levels[PinNumber] ? PinEventTypes.Rising : PinEventTypes.Falling, PinNumber));
        remove => _board.Listeners.Remove(PinNumber);
    }

    /// <summary>False for what the ESP32 cannot do.</summary>
    public bool IsPinModeSupported(PinMode pinMode) => PinNumber < FirstInputOnly || pinMode == PinMode.Input;

    /// <summary>Makes it an input or output.</summary>
    public void SetPinMode(PinMode value)
    {
        if (!IsPinModeSupported(value)) throw new ArgumentException("GPIO " + PinNumber + " cannot be " + value);
        _board.Modes[PinNumber] = value.ToString();
        _board.Note($"{value} {PinNumber}");
    }

    /// <summary>The level.</summary>
    public PinValue Read() => _board.Modes[PinNumber] != nameof(PinMode.Output) && _board.Buttons.TryGetValue(PinNumber, out var level) ? level : _board.Levels[PinNumber];

    /// <summary>Drives it.</summary>
    public void Write(PinValue value)
    {
        if (_board.Modes[PinNumber] != nameof(PinMode.Output)) throw new InvalidOperationException("no output: " + PinNumber);
        var high = value == PinValue.High;
        _board.Levels[PinNumber] = high;
        _board.Note($"{(high ? "High" : "Low")} {PinNumber}");
        _board.Written?.Invoke(PinNumber, high);
    }
}
