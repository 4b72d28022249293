namespace SmartEvse.MeterFeed.Sources;

/// <summary>Data bits and parity of a serial line. P1 knows two: 8N1 (DSMR 4 and later) and 7E1 (older meters and some bridges).</summary>
public enum SerialFormat
{
    /// <summary>8 data bits, no parity, 1 stop bit.</summary>
    EightNone,

    /// <summary>7 data bits, even parity, 1 stop bit.</summary>
    SevenEven,
}
