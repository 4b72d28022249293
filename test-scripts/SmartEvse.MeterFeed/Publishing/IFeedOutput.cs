namespace SmartEvse.MeterFeed.Publishing;

/// <summary>Where the messages for the charger go.</summary>
public interface IFeedOutput
{
    /// <summary>Hands one message over, now or never.</summary>
    /// <returns>False when it could not be; it is lost then, because an old measurement must not arrive later.</returns>
    bool Send(string payload);
}
