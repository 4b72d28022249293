using System;
using System.IO;

namespace SmartEvse.MeterFeed.Publishing;

/// <summary>Prints topic and payload instead of sending them.</summary>
public sealed class ConsoleOutput(TextWriter writer, string topic) : IFeedOutput
{
    /// <inheritdoc/>
    public bool Send(string payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        writer.WriteLine($"{topic} {payload}");
        writer.Flush();
        return true;
    }
}
