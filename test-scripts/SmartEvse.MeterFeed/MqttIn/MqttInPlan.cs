using System;
using System.Collections.Generic;
using SmartEvse.Core.Mqtt;
using SmartEvse.MeterFeed.Values;

namespace SmartEvse.MeterFeed.MqttIn;

/// <summary>Values on a broker to listen to.</summary>
public sealed record MqttInPlan : SourcePlan
{
    /// <inheritdoc/>
    public override string Kind => "mqtt";

    /// <summary>The broker.</summary>
    public MqttConnectOptions Broker { get; init; } = new();

    /// <summary>Where each value stands.</summary>
    public IReadOnlyList<ValuePlace> Places { get; init; } = [];

    /// <inheritdoc/>
    public override IMeterSource Make(SourceContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var maker = new ReadingMaker(Adjustment, context.Counters, context.Log);
        return new MqttInSource(context.MakeLink(), Broker, Places, maker, context.Counters, context.Log, context.Time);
    }
}
