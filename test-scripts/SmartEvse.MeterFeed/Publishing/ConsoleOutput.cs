using System.IO;

namespace SmartEvse.MeterFeed.Publishing;

/// <summary>Prints topic and payload instead of sending them.</summary>
/// <param name="writer">Where to.</param>
/// <param name="prefix">Prefix of the charger's topics; empty = not known.</param>
public sealed class ConsoleOutput(TextWriter writer, string prefix) : IFeedOutput
{
    /// <inheritdoc/>
    public SendResult Send(MeterKind kind, string payload)
    {
        string topic = FeedPayload.Topic(kind);
        writer.WriteLine(prefix.Length == 0 ? $"{topic} {payload}" : $"{prefix}/{topic} {payload}");
        writer.Flush();
        return SendResult.Sent;
    }
}
