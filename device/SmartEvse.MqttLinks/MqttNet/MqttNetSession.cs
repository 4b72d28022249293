using System;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using MQTTnet;
using MQTTnet.Client;
using MQTTnet.Extensions.ManagedClient;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using SmartEvse.Core.Mqtt;

namespace SmartEvse.MqttLinks.MqttNet;

/// <summary>
/// One connection with a managed client of its own. The managed client exists to connect again by itself and to keep what could not
/// be sent; a link must do neither, so it is let to connect once and is thrown away with its queue when the connection is lost.
/// </summary>
internal sealed class MqttNetSession : IMqttLinkSession
{
    /// <summary>The ping is sent this much before the keep-alive ends, so that the library never sends its own beside it.</summary>
    private static readonly TimeSpan PingMargin = TimeSpan.FromMilliseconds(500);

    private readonly MqttConnectOptions _options;
    private readonly MqttMessageHandler _handler;
    private readonly IManagedMqttClient _client = new MqttFactory().CreateManagedMqttClient();
    private readonly TaskCompletionSource<string?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _queueing = new();
    private TimeSpan _patience;
    private int _attempts;
    private int _closing;
    private int _handlerThread;
    private volatile bool _connected;

    public MqttNetSession(MqttConnectOptions options, MqttMessageHandler handler)
    {
        _options = options;
        _handler = handler;
        _client.InternalClient.ConnectingAsync += ConnectingAsync;
        _client.ConnectedAsync += ConnectedAsync;
        _client.ConnectingFailedAsync += FailedAsync;
        _client.DisconnectedAsync += LostAsync;
        _client.ApplicationMessageReceivedAsync += ArrivedAsync;
    }

    public bool IsConnected => _connected && _client.IsConnected;

    public int Pending => _client.PendingApplicationMessagesCount;

    public string? Open(TimeSpan patience)
    {
        _patience = patience;
        ManagedMqttClientOptions options;
        try
        {
            options = MqttNetOptions.From(_options, patience);
        }
        catch (CryptographicException e)
        {
            Abandon(e.Message);
            return e.Message;
        }
        _client.StartAsync(options).GetAwaiter().GetResult();
        if (!_answer.Task.Wait(patience)) Abandon(MqttConnAck.NoAnswer(patience));
        return _answer.Task.Result;
    }

    /// <summary>
    /// Past the managed client: that one sends subscriptions from a loop of its own, perhaps after a message that was handed over
    /// later and that makes somebody answer on the topic.
    /// </summary>
    public bool Subscribe(string filter, int qos) => Try(() =>
    {
        var options = new MqttClientSubscribeOptions
        {
            TopicFilters = [new MqttTopicFilter { Topic = filter, QualityOfServiceLevel = (MqttQualityOfServiceLevel)qos }],
        };
        Task sent = _client.InternalClient.SubscribeAsync(options);
        // What the library refuses has failed by now; the broker's answer is not waited for.
        return sent.IsFaulted ? sent : Task.CompletedTask;
    });

    public bool Publish(string topic, byte[] payload, int length, int qos, bool retain)
    {
        var message = new MqttApplicationMessage
        {
            Topic = topic,
            PayloadSegment = new ArraySegment<byte>(payload.AsSpan(0, length).ToArray()),
            QualityOfServiceLevel = (MqttQualityOfServiceLevel)qos,
            Retain = retain,
        };
        // The managed client drops what finds no room without telling the caller.
        lock (_queueing) return _client.PendingApplicationMessagesCount < MqttLink.MaxPending && Try(() => _client.EnqueueAsync(message));
    }

    public void Close(TimeSpan patience)
    {
        bool wasConnected = IsConnected;
        _connected = false;
        _answer.TrySetResult("disconnected");
        // A handler may close its own link, but its messages are not taken from the queue before it returns.
        bool inHandler = Environment.CurrentManagedThreadId == Volatile.Read(ref _handlerThread);
        if (wasConnected && !inHandler) SpinWait.SpinUntil(() => _client.PendingApplicationMessagesCount == 0 || !_client.IsConnected, patience);
        Task end = EndAsync(goodbye: wasConnected);
        if (!inHandler) end.Wait(patience);
    }

    /// <summary>The library has no synchronous calls; what is called here only puts something into a queue.</summary>
    private static bool Try(Func<Task> call)
    {
        try
        {
            call().GetAwaiter().GetResult();
            return true;
        }
#pragma warning disable CA1031 // A refused topic or a connection that has just ended: the caller gets false.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private Task ConnectingAsync(MqttClientConnectingEventArgs connection) => Interlocked.Increment(ref _attempts) == 1
        ? Task.CompletedTask
        : Task.FromException(new InvalidOperationException("a link does not connect by itself"));

    private Task ConnectedAsync(MqttClientConnectedEventArgs connection)
    {
        _connected = true;
        if (_answer.TrySetResult(null)) _ = Task.Run(PingAsync);
        return Task.CompletedTask;
    }

    private Task FailedAsync(ConnectingFailedEventArgs failure)
    {
        Abandon(MqttNetReason.Of(failure.ConnectResult, failure.Exception, _options.Host, _patience));
        return Task.CompletedTask;
    }

    private Task LostAsync(MqttClientDisconnectedEventArgs loss)
    {
        // After a failed attempt the reason comes with FailedAsync.
        if (_connected) Abandon("connection lost");
        return Task.CompletedTask;
    }

    private Task ArrivedAsync(MqttApplicationMessageReceivedEventArgs arrival)
    {
        ArraySegment<byte> payload = arrival.ApplicationMessage.PayloadSegment;
        byte[] bytes = payload.Offset == 0 && payload.Array is { } whole ? whole : payload.AsSpan().ToArray();
        Volatile.Write(ref _handlerThread, Environment.CurrentManagedThreadId);
        _handler(arrival.ApplicationMessage.Topic, bytes, payload.Count, arrival.ApplicationMessage.Retain);
        Volatile.Write(ref _handlerThread, 0);
        return Task.CompletedTask;
    }

    /// <summary>The library asks for a sign of life only after it has sent nothing for a while; a charger that publishes would never notice.</summary>
    private async Task PingAsync()
    {
        TimeSpan period = TimeSpan.FromSeconds(_options.KeepAliveSeconds) - PingMargin;
        try
        {
            while (!await HasEndedAfterAsync(period).ConfigureAwait(false))
            {
                using var answered = new CancellationTokenSource(period);
                await _client.PingAsync(answered.Token).ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // Whatever it is: there was no sign of life.
        catch (Exception)
#pragma warning restore CA1031
        {
            Abandon("connection lost");
        }
    }

    private async Task<bool> HasEndedAfterAsync(TimeSpan period)
    {
        try
        {
            await _ended.Task.WaitAsync(period).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void Abandon(string reason)
    {
        _connected = false;
        _answer.TrySetResult(reason);
        _ = EndAsync(goodbye: false);
    }

    /// <summary>Never on the caller's thread: most callers run inside the tasks that the client waits for at its end.</summary>
    private Task EndAsync(bool goodbye) => Interlocked.Exchange(ref _closing, 1) != 0 ? Task.CompletedTask : Task.Run(async () =>
    {
        _ended.TrySetResult();
        await _client.StopAsync(goodbye).ConfigureAwait(false);
        _client.Dispose();
    });
}
