using System;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using SmartEvse.Core.Mqtt;
using SmartEvse.MeterFeed.CommandLine;
using SmartEvse.MeterFeed.Publishing;

namespace SmartEvse.MeterFeed;

/// <summary>One run: a meter, the decisions and the output put together.</summary>
public sealed class FeedRun
{
    private static readonly TimeSpan TickEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan GoodbyePatience = TimeSpan.FromSeconds(3);

    private readonly FeedSettings _settings;
    private readonly FeedConsole _console;
    private readonly TimeProvider _time;
    private readonly FeedCounters _counters = new();
    private readonly FeedLog _log;
    private readonly IMeterSource _meter;
    private readonly BrokerOutput? _broker;

    /// <summary>Prepares a run.</summary>
    /// <param name="settings">How it behaves.</param>
    /// <param name="makeMeter">Makes the meter, which counts and reports what it drops.</param>
    /// <param name="console">Where messages of a dry run and log lines go.</param>
    /// <param name="makeLink">Makes the MQTT client; not called for a dry run.</param>
    /// <param name="time">The clock.</param>
    public FeedRun(
        FeedSettings settings, Func<FeedCounters, FeedLog, IMeterSource> makeMeter, FeedConsole console, Func<IMqttLink> makeLink, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(makeMeter);
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(makeLink);
        _settings = settings;
        _console = console;
        _time = time;
        _log = new FeedLog(console.Error, time, settings.Verbose);
        _meter = makeMeter(_counters, _log);
        if (settings.Broker is { } options) _broker = new BrokerOutput(makeLink(), options, settings.Prefix, _log, time);
    }

    /// <summary>Reads, decides and publishes until the meter ends or the run is cancelled; prints the counters at the end.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using PosixSignalRegistration? signal = PrintCountersOnSignal();
        Task connecting = _broker?.MaintainAsync(stop.Token) ?? Task.Delay(Timeout.InfiniteTimeSpan, _time, stop.Token);
        if (_broker is not null && _settings.StartPatience != TimeSpan.Zero)
            await Task.WhenAny(_broker.FirstConnection, connecting, Task.Delay(_settings.StartPatience, _time, stop.Token)).ConfigureAwait(false);

        MainsFeed feed = MakeFeed();
        Task[] tasks = [PumpAsync(feed, stop.Token), TickAsync(feed, stop.Token), connecting];
        await Task.WhenAny(tasks).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        try
        {
            await Task.WhenAll(tasks).WaitAsync(GoodbyePatience, _time, CancellationToken.None).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // How the others end when one has ended.
        }
        catch (TimeoutException)
        {
            _log.Line("the broker did not take the goodbye in time");
        }
        _log.Line(_counters.ToString());
    }

    private MainsFeed MakeFeed()
    {
        string topic = _settings.Prefix.Length == 0 ? MainsMeterPayload.Topic : $"{_settings.Prefix}/{MainsMeterPayload.Topic}";
        IFeedOutput output = _broker is null ? new ConsoleOutput(_console.Output, topic) : _broker;
        var options = new MainsFeedOptions { AllowEstimated = _settings.AllowEstimated, Interval = _settings.MessageInterval };
        return new MainsFeed(output, options, _counters, _log, _time);
    }

    private async Task PumpAsync(MainsFeed feed, CancellationToken cancellation)
    {
        await foreach (MeterReading reading in _meter.ReadAsync(cancellation).ConfigureAwait(false)) feed.Take(reading);
    }

    private async Task TickAsync(MainsFeed feed, CancellationToken cancellation)
    {
        while (true)
        {
            await Task.Delay(TickEvery, _time, cancellation).ConfigureAwait(false);
            feed.Tick();
        }
    }

    private PosixSignalRegistration? PrintCountersOnSignal()
    {
        if (OperatingSystem.IsWindows()) return null;
        // SIGUSR1 has no name in .NET; its number differs.
        int userSignal1 = OperatingSystem.IsMacOS() ? 30 : 10;
        return PosixSignalRegistration.Create((PosixSignal)userSignal1, context =>
        {
            context.Cancel = true;
            _log.Line(_counters.ToString());
        });
    }
}
