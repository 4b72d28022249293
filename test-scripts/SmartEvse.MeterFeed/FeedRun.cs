using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using SmartEvse.MeterFeed.CommandLine;
using SmartEvse.MeterFeed.Publishing;
using SmartEvse.MeterFeed.Values;
using SmartEvse.MqttLinks;

namespace SmartEvse.MeterFeed;

/// <summary>One run: the sources, the decisions and the output put together.</summary>
public sealed class FeedRun
{
    private static readonly TimeSpan TickEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan GoodbyePatience = TimeSpan.FromSeconds(3);

    private readonly FeedSettings _settings;
    private readonly FeedConsole _console;
    private readonly Func<MqttLink> _makeLink;
    private readonly TimeProvider _time;
    private readonly FeedCounters _counters = new();
    private readonly FeedLog _log;
    private readonly BrokerOutput? _broker;

    /// <summary>Prepares a run.</summary>
    /// <param name="settings">What it does.</param>
    /// <param name="console">Where messages of a dry run and log lines go.</param>
    /// <param name="makeLink">Makes an MQTT client.</param>
    /// <param name="time">The clock.</param>
    public FeedRun(FeedSettings settings, FeedConsole console, Func<MqttLink> makeLink, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(makeLink);
        (_settings, _console, _makeLink, _time) = (settings, console, makeLink, time);
        _log = new FeedLog(console.Error, time, settings.Verbose);
        if (settings.Broker is { } options)
            _broker = new BrokerOutput(makeLink(), options, settings.Prefix, [.. settings.Feeds.Select(feed => feed.Kind)], _log, time);
    }

    /// <summary>Reads, decides and publishes until all sources have ended or the run is cancelled; prints the counters at the end.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using PosixSignalRegistration? signal = PrintCountersOnSignal();
        Task connecting = _broker?.MaintainAsync(stop.Token) ?? Task.Delay(Timeout.InfiniteTimeSpan, _time, stop.Token);
        if (_broker is not null && _settings.StartPatience != TimeSpan.Zero)
            await Task.WhenAny(_broker.FirstConnection, connecting, Task.Delay(_settings.StartPatience, _time, stop.Token)).ConfigureAwait(false);

        IFeedOutput output = _broker is null ? new ConsoleOutput(_console.Output, _settings.Prefix) : _broker;
        var feeds = new List<ReadingFeed>();
        var pumps = new List<Task>();
        foreach (FeedPlan plan in _settings.Feeds)
        {
            // A name only where there is more than one to tell apart.
            FeedLog log = _log.Named(_settings.Feeds.Count > 1 ? plan.Kind.ToString() : "");
            ReadingFeed feed = MakeFeed(plan, output, log);
            feeds.Add(feed);
            for (int i = 0; i < plan.Sources.Count; i++)
            {
                FeedLog sourceLog = log.Named(plan.Sources.Count > 1 ? plan.SourceNames[i] : "");
                IMeterSource source = plan.Sources[i].Make(new SourceContext(_console, _makeLink, plan.Interval, _counters, sourceLog, _time));
                pumps.Add(PumpAsync(source, feed, i, stop.Token));
            }
        }
        Task[] tasks = [Task.WhenAll(pumps), TickAsync(feeds, stop.Token), connecting];
        await Task.WhenAny([.. tasks, FirstFailure(pumps)]).ConfigureAwait(false);
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

    private ReadingFeed MakeFeed(FeedPlan plan, IFeedOutput output, FeedLog log)
    {
        bool isTimeless = _broker is null && plan.Sources.All(source => source.IsTimeless);
        var options = new ReadingFeedOptions
        {
            Kind = plan.Kind,
            Sources = plan.SourceNames,
            FailOver = plan.FailOver,
            Interval = isTimeless ? TimeSpan.Zero : plan.Interval,
            AllowEstimated = plan.AllowEstimated,
        };
        return new ReadingFeed(output, options, _counters, log, _time);
    }

    private static async Task PumpAsync(IMeterSource source, ReadingFeed feed, int index, CancellationToken cancellation)
    {
        await foreach (MeterReading reading in source.ReadAsync(cancellation).ConfigureAwait(false)) feed.Take(reading, index);
    }

    /// <summary>Ends when one of them fails; a defect of one source must not leave the others running as if all were well.</summary>
    private static async Task FirstFailure(List<Task> pumps)
    {
        var running = new List<Task>(pumps);
        while (running.Count > 0)
        {
            Task ended = await Task.WhenAny(running).ConfigureAwait(false);
            if (!ended.IsCompletedSuccessfully) return;
            running.Remove(ended);
        }
    }

    private async Task TickAsync(List<ReadingFeed> feeds, CancellationToken cancellation)
    {
        var report = new CounterReport(_counters, _log, _time);
        while (true)
        {
            await Task.Delay(TickEvery, _time, cancellation).ConfigureAwait(false);
            foreach (ReadingFeed feed in feeds) feed.Tick();
            report.Tick();
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
