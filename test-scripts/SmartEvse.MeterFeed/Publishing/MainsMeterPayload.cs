namespace SmartEvse.MeterFeed.Publishing;

/// <summary>The payload of <c>Set/MainsMeter</c>: <c>L1:L2:L3:W:Wh</c>, decimal integers.</summary>
public static class MainsMeterPayload
{
    /// <summary>Last part of the topic, behind the charger's prefix.</summary>
    public const string Topic = "Set/MainsMeter";

    /// <summary>In the fields W and Wh: unknown.</summary>
    public const int Unknown = -1;

    /// <summary>Writes the payload. Powers below -1 are real exports; the charger reads numbers of 32 bits.</summary>
    public static string Format(MeterReading reading)
    {
        int powerW = reading.NetPowerW switch
        {
            null => Unknown,
            // Exporting exactly 1 W would read as "unknown": one watt more keeps the sign.
            Unknown => Unknown - 1,
            int netW => netW,
        };
        long importWh = reading.ImportWh is null or > int.MaxValue ? Unknown : reading.ImportWh.Value;
        return $"{reading.L1Da}:{reading.L2Da}:{reading.L3Da}:{powerW}:{importWh}";
    }
}
