namespace SmartEvse.MeterFeed.Publishing;

/// <summary>Where the messages for the charger go.</summary>
public interface IFeedOutput
{
    /// <summary>Hands one message over, now or never.</summary>
    /// <param name="kind">Which meter it is of.</param>
    /// <param name="payload">What it shows.</param>
    SendResult Send(MeterKind kind, string payload);
}
