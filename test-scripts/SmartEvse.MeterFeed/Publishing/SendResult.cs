namespace SmartEvse.MeterFeed.Publishing;

/// <summary>What became of a message.</summary>
public enum SendResult
{
    /// <summary>It went.</summary>
    Sent,

    /// <summary>The broker has not taken the one before yet: this one may wait, unless a newer one takes its place.</summary>
    Busy,

    /// <summary>There is no broker: it is lost, because an old measurement must not arrive later.</summary>
    NoBroker,
}
