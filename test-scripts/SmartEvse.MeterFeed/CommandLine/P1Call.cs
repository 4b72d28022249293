using System;
using System.Threading;
using SmartEvse.MeterFeed.P1;
using SmartEvse.MeterFeed.Sources;

namespace SmartEvse.MeterFeed.CommandLine;

/// <summary>A call of <c>meterfeed p1</c> that was found in order. One of the four sources is set; none = standard input.</summary>
public sealed record P1Call
{
    // Standard input may be live: its telegrams must not wait long in the pipe for a broker that does not come.
    private static readonly TimeSpan StdinPatience = TimeSpan.FromSeconds(3);

    /// <summary>Recording to replay.</summary>
    public string? File { get; init; }

    /// <summary>How fast to replay it.</summary>
    public ReplayPace Pace { get; init; } = ReplayPace.FullSpeed;

    /// <summary>Bridge to read; its port is always set.</summary>
    public HostPort? Tcp { get; init; }

    /// <summary>Serial device to read.</summary>
    public string? Serial { get; init; }

    /// <summary>Speed of the serial device.</summary>
    public int Baud { get; init; } = 115200;

    /// <summary>Format of the serial device.</summary>
    public SerialFormat Format { get; init; }

    /// <summary>The rest of the call.</summary>
    public FeedSettings Feed { get; init; } = new();

    /// <summary><see cref="Feed"/> with what follows from the kind of source.</summary>
    public FeedSettings Settings => Feed with
    {
        StartPatience = File is not null ? Timeout.InfiniteTimeSpan : IsLive ? TimeSpan.Zero : StdinPatience,
        // A recording shown without pauses stands outside time: every message is shown.
        MessageInterval = Feed.Broker is null && File is not null && Pace == ReplayPace.FullSpeed ? TimeSpan.Zero : Feed.MessageInterval,
    };

    private bool IsLive => Tcp is not null || Serial is not null;

    /// <summary>The meter of this call.</summary>
    public IMeterSource MakeSource(FeedConsole console, FeedCounters counters, FeedLog log, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(console);
        IByteSource bytes = this switch
        {
            { File: { } file } => new FileByteSource(file, Pace, time),
            { Tcp: { Port: { } port } bridge } =>
                new ReconnectingByteSource(new TcpConnector(bridge.Host, port, time), ReconnectTimes.Network, log, time),
            { Serial: { } device } =>
                new ReconnectingByteSource(new SerialConnector(device, Baud, Format), ReconnectTimes.Device, log, time),
            _ => new StreamByteSource(console.OpenInput()),
        };
        return new P1MeterSource(bytes, counters, log);
    }
}
