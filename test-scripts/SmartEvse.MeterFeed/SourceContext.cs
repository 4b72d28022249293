using System;
using SmartEvse.MeterFeed.CommandLine;
using SmartEvse.MqttLinks;

namespace SmartEvse.MeterFeed;

/// <summary>What a source needs of the run it belongs to.</summary>
/// <param name="Console">Its standard input.</param>
/// <param name="MakeLink">Makes an MQTT client.</param>
/// <param name="Interval">Between two messages of its feed: a meter that is asked is asked as often.</param>
/// <param name="Counters">The counters of the run.</param>
/// <param name="Log">Its log.</param>
/// <param name="Time">The clock.</param>
public sealed record SourceContext(
    FeedConsole Console, Func<MqttLink> MakeLink, TimeSpan Interval, FeedCounters Counters, FeedLog Log, TimeProvider Time);
