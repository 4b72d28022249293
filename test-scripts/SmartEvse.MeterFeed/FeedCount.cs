namespace SmartEvse.MeterFeed;

/// <summary>What is counted from the first byte to the broker. The order is the order of the report.</summary>
public enum FeedCount
{
    /// <summary>Telegrams whose checksum was right.</summary>
    Good,

    /// <summary>Telegrams whose checksum was wrong.</summary>
    BadCrc,

    /// <summary>Telegrams that ended before their checksum.</summary>
    Cut,

    /// <summary>Telegrams longer than the buffer.</summary>
    Oversized,

    /// <summary>Telegrams without a checksum (DSMR 2 and 3).</summary>
    NoCrc,

    /// <summary>Telegrams whose checksum was right and whose content must not reach the charger.</summary>
    Refused,

    /// <summary>Readings of a meter or bridge whose clock stands still.</summary>
    Frozen,

    /// <summary>Readings that came sooner than one per second.</summary>
    TooSoon,

    /// <summary>Messages handed to the broker.</summary>
    Sent,

    /// <summary>Messages for which there was no broker.</summary>
    Dropped,
}
