using System.Collections.Generic;
using SmartEvse.NanoDoubles;

namespace System.Device.Gpio;

/// <summary>Double.</summary>
public sealed class GpioController
{
    private readonly NanoBoard _board = NanoBoard.Current;
    private readonly HashSet<int> _open = [];

    /// <summary>Opens a pin; twice is a mistake, as on the device.</summary>
    public GpioPin OpenPin(int pinNumber)
    {
        if (!_open.Add(pinNumber)) throw new InvalidOperationException("open already: " + pinNumber);
        return new GpioPin(_board, pinNumber);
    }
}
