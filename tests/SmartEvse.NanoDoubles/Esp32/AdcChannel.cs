using SmartEvse.NanoDoubles;

namespace System.Device.Adc;

/// <summary>Double.</summary>
public class AdcChannel
{
    private readonly NanoBoard _board;
    private readonly int _channel;

    internal AdcChannel(NanoBoard board, int channel)
    {
        _board = board;
        _channel = channel;
    }

    /// <summary>One conversion.</summary>
    public int ReadValue() => _board.Convert(_channel);
}
