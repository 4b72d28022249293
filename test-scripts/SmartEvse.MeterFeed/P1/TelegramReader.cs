using System;

namespace SmartEvse.MeterFeed.P1;

/// <summary>
/// Finds telegrams in a stream of bytes, one byte at a time, in one fixed buffer. What is not a telegram is passed over;
/// every <c>/</c> starts anew, because none can stand inside a telegram.
/// </summary>
public sealed class TelegramReader(FeedCounters counters)
{
    /// <summary>Longest telegram in bytes, from <c>/</c> to <c>!</c>. The longest known (Belgium, 13 peaks) have about 1,700.</summary>
    public const int Capacity = 4096;

    private const int CrcDigits = 4;

    private enum State
    {
        Seeking,
        Body,
        Checksum,
    }

    private readonly byte[] _buffer = new byte[Capacity];
    private State _state = State.Seeking;
    private int _length;
    private bool _startIsPending;
    private int _crc;
    private int _crcDigits;

    /// <summary>
    /// The last telegram, <c>/</c> to <c>!</c>, after <see cref="TelegramEvent.Complete"/>, <see cref="TelegramEvent.BadCrc"/> or
    /// <see cref="TelegramEvent.NoCrc"/>. Valid until the next byte.
    /// </summary>
    public ReadOnlySpan<byte> Telegram => _buffer.AsSpan(0, _length);

    /// <summary>Takes one byte.</summary>
    public TelegramEvent Push(byte value)
    {
        if (_startIsPending)
        {
            _startIsPending = false;
            Start();
        }
        switch (_state)
        {
            case State.Body:
                return PushBody(value);
            case State.Checksum:
                return PushChecksum(value);
            default:
                if (value == '/') Start();
                return TelegramEvent.None;
        }
    }

    /// <summary>Tells that no byte will follow the last one.</summary>
    public TelegramEvent End()
    {
        State state = _state;
        bool startIsPending = _startIsPending;
        _state = State.Seeking;
        _startIsPending = false;
        if (state == State.Checksum && _crcDigits > 0) return Verify();
        return state != State.Seeking || startIsPending ? Count(TelegramEvent.Cut, FeedCount.Cut) : TelegramEvent.None;
    }

    private void Start()
    {
        _buffer[0] = (byte)'/';
        _length = 1;
        _state = State.Body;
    }

    private TelegramEvent PushBody(byte value)
    {
        if (value == '/')
        {
            Start();
            return Count(TelegramEvent.Cut, FeedCount.Cut);
        }
        if (_length == Capacity)
        {
            _state = State.Seeking;
            return Count(TelegramEvent.Oversized, FeedCount.Oversized);
        }
        _buffer[_length++] = value;
        if (value == '!')
        {
            _state = State.Checksum;
            _crc = 0;
            _crcDigits = 0;
        }
        return TelegramEvent.None;
    }

    private TelegramEvent PushChecksum(byte value)
    {
        if (char.IsAsciiHexDigit((char)value))
        {
            _crc = (_crc << 4) | (value <= '9' ? value - '0' : (value | 0x20) - 'a' + 10);
            return ++_crcDigits == CrcDigits ? Verify() : TelegramEvent.None;
        }
        if (value is (byte)'\r' or (byte)'\n')
        {
            // Some meters print the checksum without leading zeros, so the end of the line decides.
            if (_crcDigits > 0) return Verify();
            _state = State.Seeking;
            return Count(TelegramEvent.NoCrc, FeedCount.NoCrc);
        }
        if (value == '/')
        {
            if (_crcDigits == 0)
            {
                Start();
                return Count(TelegramEvent.Cut, FeedCount.Cut);
            }
            // Two telegrams glued without a line end: the next one starts only when this one has been read.
            _startIsPending = true;
            return Verify();
        }
        _state = State.Seeking;
        return Count(TelegramEvent.BadCrc, FeedCount.BadCrc);
    }

    private TelegramEvent Verify()
    {
        _state = State.Seeking;
        return Crc16Arc.Compute(Telegram) == _crc
            ? Count(TelegramEvent.Complete, FeedCount.Good)
            : Count(TelegramEvent.BadCrc, FeedCount.BadCrc);
    }

    private TelegramEvent Count(TelegramEvent result, FeedCount count)
    {
        counters.Add(count);
        return result;
    }
}
