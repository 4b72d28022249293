using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SmartEvse.Core.Mqtt;

namespace SmartEvse.MeterFeed;

/// <summary>What a run needs to know.</summary>
public sealed record FeedSettings
{
    /// <summary>Prefix of the charger's topics; empty only in a dry run.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The broker; null = dry run.</summary>
    public MqttConnectOptions? Broker { get; init; }

    /// <summary>A line for every message and every trouble.</summary>
    public bool Verbose { get; init; }

    /// <summary>The meters that are fed; each kind once.</summary>
    public IReadOnlyList<FeedPlan> Feeds { get; init; } = [];

    /// <summary>The longest of the sources' patience with the broker.</summary>
    public TimeSpan StartPatience
    {
        get
        {
            TimeSpan[] all = [.. Feeds.SelectMany(feed => feed.Sources).Select(source => source.StartPatience)];
            return all.Contains(Timeout.InfiniteTimeSpan) ? Timeout.InfiniteTimeSpan : all.Max();
        }
    }
}
