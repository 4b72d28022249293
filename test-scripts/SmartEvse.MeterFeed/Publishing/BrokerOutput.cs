using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SmartEvse.Core.Mqtt;
using SmartEvse.MqttLinks;

namespace SmartEvse.MeterFeed.Publishing;

/// <summary>
/// Publishes to the charger: never retained, nothing kept for later, and never more messages on the way that the broker has not
/// acknowledged than there are meters. What a broker or a network that hangs can deliver late is so one reading of each, not a line
/// of them. Prints what the charger refuses.
/// </summary>
public sealed class BrokerOutput : IFeedOutput
{
    // QoS 1 is for the acknowledgement; nothing is ever sent twice, because a lost connection is thrown away with what was on the way.
    private const int Acknowledged = 1;

    private static readonly TimeSpan SubscribePatience = TimeSpan.FromSeconds(1);

    private readonly MqttLink _link;
    private readonly BrokerConnection _connection;
    private readonly IReadOnlyList<MeterKind> _kinds;
    private readonly string _prefix;
    private readonly FeedLog _log;

    /// <summary>Prepares; <see cref="MaintainAsync"/> connects.</summary>
    /// <param name="link">The client.</param>
    /// <param name="options">Which broker.</param>
    /// <param name="prefix">Prefix of the charger's topics.</param>
    /// <param name="kinds">The meters that are fed.</param>
    /// <param name="log">Tells what happens.</param>
    /// <param name="time">The clock.</param>
    public BrokerOutput(MqttLink link, MqttConnectOptions options, string prefix, IReadOnlyList<MeterKind> kinds, FeedLog log, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(link);
        (_link, _prefix, _kinds, _log) = (link, prefix, kinds, log);
        _connection = new BrokerConnection(link, options, "the broker", log, time);
        link.SetHandler(TakeMessage);
    }

    /// <summary>Ends with the first connection.</summary>
    public Task FirstConnection => _connection.FirstConnection;

    private string ResultTopic => $"{_prefix}/{RefusalReader.Topic}";

    /// <inheritdoc/>
    public SendResult Send(MeterKind kind, string payload)
    {
        if (!_link.IsConnected) return SendResult.NoBroker;
        if (_link.Pending >= _kinds.Count) return SendResult.Busy;
        byte[] bytes = Encoding.ASCII.GetBytes(payload);
        return _link.Publish(TopicOf(kind), bytes, bytes.Length, Acknowledged, retain: false) ? SendResult.Sent : SendResult.NoBroker;
    }

    /// <summary>Connects, and connects again after each loss, until cancelled; then says goodbye to the broker.</summary>
    public Task MaintainAsync(CancellationToken cancellation) => _connection.MaintainAsync(Welcome, cancellation);

    private string Welcome()
    {
        if (!_link.Subscribe(ResultTopic, 0)) _log.Line($"cannot listen to {ResultTopic}: refusals of the charger will not be seen");
        // The answer to the subscription, so that it is not taken for a message on the way.
        SpinWait.SpinUntil(() => _link.Pending == 0, SubscribePatience);
        return "publishing " + string.Join(", ", _kinds.Select(TopicOf));
    }

    private string TopicOf(MeterKind kind) => $"{_prefix}/{FeedPayload.Topic(kind)}";

    private void TakeMessage(string topic, byte[] payload, int length, bool retained)
    {
        if (topic != ResultTopic) return;
        foreach (MeterKind kind in _kinds)
        {
            if (RefusalReader.Reason(payload.AsMemory(0, length), kind) is { } reason)
                _log.Repeating($"refusal {kind} {reason}", $"the charger refuses {FeedPayload.Topic(kind)}: {reason}");
        }
    }
}
