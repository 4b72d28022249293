using System;

namespace SmartEvse.MeterFeed.Sources;

/// <summary>
/// Takes the telnet commands (RFC 854) out of a stream that some bridges mix into the meter's bytes. A telegram is ASCII, so the
/// byte 255 never belongs to it. A command may be split over two pieces.
/// </summary>
public sealed class TelnetFilter
{
    /// <summary>
    /// Longest subnegotiation in bytes behind its start, with its end: above what bridges send, and below the shortest telegram, so that noise which looks like the
    /// start of one costs one telegram and not all of them.
    /// </summary>
    public const int LongestSubnegotiation = 256;

    private const byte SubnegotiationEnd = 240;
    private const byte Subnegotiation = 250;
    private const byte FirstWithOption = 251;
    private const byte Escape = 255;

    private enum State
    {
        Data,
        Command,
        Option,
        Subnegotiation,
        SubnegotiationCommand,
    }

    private State _state = State.Data;
    private int _inSubnegotiation;

    /// <summary>Removes commands in place.</summary>
    /// <returns>How many bytes are left at the start of <paramref name="bytes"/>.</returns>
    public int Filter(Span<byte> bytes)
    {
        int kept = 0;
        foreach (byte value in bytes)
        {
            if (_state == State.Data && value != Escape) bytes[kept++] = value;
            else _state = Bounded(Next(value));
        }
        return kept;
    }

    private State Bounded(State next)
    {
        if (next is not (State.Subnegotiation or State.SubnegotiationCommand)) return next;
        _inSubnegotiation = _state == State.Command ? 0 : _inSubnegotiation + 1;
        return _inSubnegotiation < LongestSubnegotiation ? next : State.Data;
    }

    private State Next(byte value) => _state switch
    {
        State.Data => State.Command,
        State.Command when value == Subnegotiation => State.Subnegotiation,
        State.Command when value is >= FirstWithOption and < Escape => State.Option,
        State.Subnegotiation => value == Escape ? State.SubnegotiationCommand : State.Subnegotiation,
        State.SubnegotiationCommand => value == SubnegotiationEnd ? State.Data : State.Subnegotiation,
        _ => State.Data,
    };
}
