using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SmartEvse.Core.Mqtt;

namespace SmartEvse.MeterFeed.Publishing;

/// <summary>
/// Publishes to the charger through a broker that may come and go: QoS 0, never retained, nothing kept for later. Prints what the
/// charger refuses.
/// </summary>
public sealed class BrokerOutput : IFeedOutput
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan WatchEvery = TimeSpan.FromMilliseconds(200);

    // A connection that ends sooner did not work: without this, two clients with one id would throw each other out every second.
    private static readonly TimeSpan ProvenAfter = TimeSpan.FromSeconds(10);

    private readonly IMqttLink _link;
    private readonly MqttConnectOptions _options;
    private readonly string _feedTopic;
    private readonly string _resultTopic;
    private readonly FeedLog _log;
    private readonly TimeProvider _time;
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Prepares; <see cref="MaintainAsync"/> connects.</summary>
    public BrokerOutput(IMqttLink link, MqttConnectOptions options, string prefix, FeedLog log, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(link);
        _link = link;
        _options = options;
        _feedTopic = $"{prefix}/{MainsMeterPayload.Topic}";
        _resultTopic = $"{prefix}/{RefusalReader.Topic}";
        _log = log;
        _time = time;
        link.SetHandler(TakeMessage);
    }

    /// <summary>Ends with the first connection.</summary>
    public Task FirstConnection => _connected.Task;

    /// <inheritdoc/>
    public bool Send(string payload)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(payload);
        return _link.IsConnected && _link.Publish(_feedTopic, bytes, bytes.Length, 0, retain: false);
    }

    /// <summary>Connects, and connects again after each loss, until cancelled; then says goodbye to the broker.</summary>
    public async Task MaintainAsync(CancellationToken cancellation)
    {
        var backOff = new BackOff(FirstWait, LongestWait);
        try
        {
            while (true)
            {
                // Connect blocks up to 10 s: off the thread that reads the meter.
                string? problem = await Task.Run(() => _link.Connect(_options), cancellation).ConfigureAwait(false);
                if (problem is null)
                {
                    long since = _time.GetTimestamp();
                    await StayAsync(cancellation).ConfigureAwait(false);
                    if (_time.GetElapsedTime(since) >= ProvenAfter) backOff.Reset();
                }
                else
                {
                    _log.Repeating("broker", $"no connection to the broker {_options.Host}:{_options.Port}: {problem}; trying again");
                }
                await Task.Delay(backOff.Next(), _time, cancellation).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The end that was asked for.
        }
        finally
        {
            _link.Disconnect();
        }
    }

    private async Task StayAsync(CancellationToken cancellation)
    {
        if (!_link.Subscribe(_resultTopic, 0)) _log.Line($"cannot listen to {_resultTopic}: refusals of the charger will not be seen");
        _log.Line($"connected to the broker {_options.Host}:{_options.Port}, publishing {_feedTopic}");
        _connected.TrySetResult();
        while (_link.IsConnected) await Task.Delay(WatchEvery, _time, cancellation).ConfigureAwait(false);
        _log.Line("lost the connection to the broker");
    }

    private void TakeMessage(string topic, byte[] payload, int length, bool retained)
    {
        if (topic != _resultTopic) return;
        if (RefusalReader.Reason(payload.AsMemory(0, length)) is { } reason)
            _log.Repeating("refusal " + reason, $"the charger refuses {MainsMeterPayload.Topic}: {reason}");
    }
}
