namespace SmartEvse.MeterFeed.P1;

/// <summary>What a byte brought to an end in a <see cref="TelegramReader"/>.</summary>
public enum TelegramEvent
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A telegram with the right checksum; it stands in <see cref="TelegramReader.Telegram"/>.</summary>
    Complete,

    /// <summary>A telegram with a wrong or unreadable checksum; it stands in <see cref="TelegramReader.Telegram"/>.</summary>
    BadCrc,

    /// <summary>A telegram that another one or the end of the stream interrupted.</summary>
    Cut,

    /// <summary>A telegram longer than <see cref="TelegramReader.Capacity"/>.</summary>
    Oversized,

    /// <summary>A telegram with an empty checksum line: DSMR 2 and 3, which have no data per phase.</summary>
    NoCrc,
}
