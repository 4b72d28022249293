using SmartEvse.NanoDoubles;

namespace System.Device.Pwm;

/// <summary>Double.</summary>
public sealed class PwmChannel
{
    private readonly NanoBoard _board;
    private readonly int _pin;
    private double _duty;

    private PwmChannel(NanoBoard board, int pin, int frequency, double duty)
    {
        _board = board;
        _pin = pin;
        _duty = duty;
        Frequency = frequency;
    }

    /// <summary>In Hz.</summary>
    public int Frequency { get; }

    /// <summary>0..1.</summary>
    public double DutyCycle
    {
        get => _duty;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1);
            _duty = value;
            _board.Duty[_pin] = value;
            _board.Note($"Duty {_pin} {value:0.000}");
        }
    }

    /// <summary>A PWM on a pin; null when the pin has no PWM function, as on the device.</summary>
    public static PwmChannel CreateFromPin(int pin, int frequency = 400, double dutyCyclePercentage = 0.5)
    {
        var board = NanoBoard.Current;
        return board.Modes[pin]?.StartsWith("PWM", StringComparison.Ordinal) == true ? new PwmChannel(board, pin, frequency, dutyCyclePercentage) : null!;
    }

    /// <summary>Starts it.</summary>
    public void Start()
    {
        _board.Note($"Start {_pin} {Frequency} Hz");
        DutyCycle = _duty;
    }
}
