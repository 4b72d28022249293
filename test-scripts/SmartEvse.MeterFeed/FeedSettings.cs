using System;
using SmartEvse.Core.Mqtt;

namespace SmartEvse.MeterFeed;

/// <summary>What a run needs to know, whatever the meter.</summary>
public sealed record FeedSettings
{
    /// <summary>Prefix of the charger's topics; empty only in a dry run.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The broker; null = dry run.</summary>
    public MqttConnectOptions? Broker { get; init; }

    /// <summary>Forward readings whose division over the phases is a guess.</summary>
    public bool AllowEstimated { get; init; }

    /// <summary>A line for every message and every trouble.</summary>
    public bool Verbose { get; init; }

    /// <summary>At most one message per this time.</summary>
    public TimeSpan MessageInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long the source waits for the first connection to the broker: for ever with a recording, not at all with a live meter,
    /// which sends the next reading anyway.
    /// </summary>
    public TimeSpan StartPatience { get; init; }
}
