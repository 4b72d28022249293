using System.Collections.Generic;
using SmartEvse.Firmware.Board;

namespace SmartEvse.Firmware.Tests.Support;

/// <summary>The controller of the display behind the pins: takes a bit when the clock rises, and keeps what its data sheet says it keeps. It has no chip select.</summary>
internal sealed class SimulatedDisplay
{
    private const int Columns = 128;
    private const int MemoryColumns = 132;

    private readonly SimulatedBoard _board;
    private readonly int _data;
    private readonly int _a0;
    private readonly byte[] _memory = new byte[8 * MemoryColumns];
    private int _bits;
    private int _count;
    private bool _clock = true;
    private int _page;
    private int _column;
    private bool _wantsOperand;

    public SimulatedDisplay(SimulatedBoard board)
    {
        _board = board;
        _data = board.Pin(PinRole.LcdData);
        _a0 = board.Pin(PinRole.LcdA0);
        board.Nano.Written = Written;
        // After power-on the memory holds anything.
        for (var i = 0; i < _memory.Length; i++) _memory[i] = (byte)(i * 37);
    }

    /// <summary>The commands since the last reset, in order.</summary>
    public List<byte> Commands { get; } = [];

    /// <summary>Bytes that went into the memory.</summary>
    public int Written8 { get; private set; }

    /// <summary>How often it was reset.</summary>
    public int Resets { get; private set; }

    /// <summary>True once it was switched on.</summary>
    public bool IsOn => Commands.Contains(0xAF);

    /// <summary>What can be seen, as <c>FrameBuffer.Bytes</c>.</summary>
    public byte[] Seen()
    {
        var seen = new byte[8 * Columns];
        for (var page = 0; page < 8; page++) System.Array.Copy(_memory, page * MemoryColumns, seen, page * Columns, Columns);
        return seen;
    }

    /// <summary>Switching contactors garbles it.</summary>
    public void Garble()
    {
        _memory[300] ^= 0xFF;
        _count = 3;
    }

    private void Written(int pin, bool high)
    {
        if (pin == _board.Pin(PinRole.LcdReset))
        {
            if (!high) return;
            Resets++;
            Commands.Clear();
            (_page, _column, _count, _wantsOperand) = (0, 0, 0, false);
        }
        else if (pin == _board.Pin(PinRole.LcdClock))
        {
            if (high && !_clock) Take(_board.Nano.Levels[_data], _board.Nano.Levels[_a0]);
            _clock = high;
        }
    }

    private void Take(bool bit, bool isData)
    {
        _bits = ((_bits << 1) | (bit ? 1 : 0)) & 0xFF;
        if (++_count < 8) return;
        _count = 0;
        if (isData) Store((byte)_bits);
        else Obey((byte)_bits);
    }

    private void Store(byte value)
    {
        if (_column < MemoryColumns) _memory[(_page * MemoryColumns) + _column++] = value;
        Written8++;
    }

    private void Obey(byte command)
    {
        Commands.Add(command);
        if (_wantsOperand) _wantsOperand = false;
        else if (command is 0x81 or 0xF8) _wantsOperand = true;
        else if ((command & 0xF0) == 0xB0) _page = command & 7;
        else if ((command & 0xF0) == 0x10) _column = (_column & 0x0F) | ((command & 0x0F) << 4);
        else if ((command & 0xF0) == 0x00) _column = (_column & 0xF0) | (command & 0x0F);
    }
}
