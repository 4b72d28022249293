using SmartEvse.NanoDoubles;

namespace System.Device.Adc;

/// <summary>Double.</summary>
public class AdcController
{
    private readonly NanoBoard _board = NanoBoard.Current;

    /// <summary>Opens a channel.</summary>
    public AdcChannel OpenChannel(int channelNumber) => new(_board, channelNumber);
}
