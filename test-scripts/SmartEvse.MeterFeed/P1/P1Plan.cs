using System;
using System.Threading;
using SmartEvse.MeterFeed.CommandLine;
using SmartEvse.MeterFeed.Sources;

namespace SmartEvse.MeterFeed.P1;

/// <summary>A P1 port to read. One of file, bridge and device is set; none = standard input.</summary>
public sealed record P1Plan : SourcePlan
{
    // Standard input may be live: its telegrams must not wait long in the pipe for a broker that does not come.
    private static readonly TimeSpan StdinPatience = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public override string Kind => "p1";

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

    /// <inheritdoc/>
    public override TimeSpan StartPatience => File is not null ? Timeout.InfiniteTimeSpan : Tcp is not null || Serial is not null ? TimeSpan.Zero : StdinPatience;

    /// <inheritdoc/>
    public override bool IsTimeless => File is not null && Pace == ReplayPace.FullSpeed;

    /// <inheritdoc/>
    public override IMeterSource Make(SourceContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        IByteSource bytes = this switch
        {
            { File: { } file } => new FileByteSource(file, Pace, context.Time),
            { Tcp: { Port: { } port } bridge } =>
                new ReconnectingByteSource(new TcpConnector(bridge.Host, port, context.Time), ReconnectTimes.Network, context.Log, context.Time),
            { Serial: { } device } =>
                new ReconnectingByteSource(new SerialConnector(device, Baud, Format), ReconnectTimes.Device, context.Log, context.Time),
            _ => new StreamByteSource(context.Console.OpenInput()),
        };
        return new P1MeterSource(bytes, context.Counters, context.Log, Adjustment);
    }
}
