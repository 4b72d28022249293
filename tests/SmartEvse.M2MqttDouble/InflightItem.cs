using System;

namespace nanoFramework.M2Mqtt;

/// <summary>What stands in the library's one queue: to be sent, waiting for its answer, or received.</summary>
internal sealed class InflightItem
{
    /// <summary>Makes the bytes, at the time of sending and not before.</summary>
    public Func<bool, byte[]> Packet { get; init; }

    public ushort Id { get; init; }

    /// <summary>The type of the packet that answers; 0 = none.</summary>
    public int AnswerType { get; init; }

    /// <summary>The array of the caller.</summary>
    public byte[] Message { get; init; }

    /// <summary>For what came from the broker: gives the event to the dispatch thread.</summary>
    public Action Received { get; init; }

    public bool IsSent { get; set; }

    public int Attempts { get; set; }

    public long SentMs { get; set; }
}
