using System;
using System.Threading;
using System.Threading.Tasks;
using SmartEvse.Core.Mqtt;
using SmartEvse.MqttLinks;

namespace SmartEvse.MeterFeed;

/// <summary>A connection to a broker that may come and go: opened again after each loss, with growing pauses.</summary>
/// <param name="link">The client.</param>
/// <param name="options">Which broker.</param>
/// <param name="role">What it is for, in the log: <c>the broker</c>.</param>
/// <param name="log">Tells what happens.</param>
/// <param name="time">The clock.</param>
public sealed class BrokerConnection(MqttLink link, MqttConnectOptions options, string role, FeedLog log, TimeProvider time)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan WatchEvery = TimeSpan.FromMilliseconds(200);

    // A connection that ends sooner did not work: without this, two clients with one id would throw each other out every second.
    private static readonly TimeSpan ProvenAfter = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the first connection.</summary>
    public Task FirstConnection => _connected.Task;

    /// <summary>Connects, and connects again after each loss, until cancelled; then says goodbye to the broker.</summary>
    /// <param name="welcome">What to do after each connection: subscribe. Returns what to say about it.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task MaintainAsync(Func<string> welcome, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(welcome);
        var backOff = new BackOff(FirstWait, LongestWait);
        try
        {
            while (true)
            {
                // Connect blocks up to 10 s: off the thread that reads the meter.
                string? problem = await Task.Run(() => link.Connect(options), cancellation).ConfigureAwait(false);
                if (problem is null)
                {
                    long since = time.GetTimestamp();
                    log.Line($"connected to {role} {options.Host}:{options.Port}, {welcome()}");
                    _connected.TrySetResult();
                    while (link.IsConnected) await Task.Delay(WatchEvery, time, cancellation).ConfigureAwait(false);
                    log.Line($"lost the connection to {role}");
                    if (time.GetElapsedTime(since) >= ProvenAfter) backOff.Reset();
                }
                else
                {
                    log.Repeating("broker", $"no connection to {role} {options.Host}:{options.Port}: {problem}; trying again");
                }
                await Task.Delay(backOff.Next(), time, cancellation).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The end that was asked for.
        }
        finally
        {
            link.Disconnect();
        }
    }
}
