using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace SmartEvse.Simulation.Fuzzing;

/// <summary>
/// Makes inputs that are nearly right: a valid one, changed in a few places. What is far from right is refused by the first check of any reader, and
/// finds nothing behind it.
/// </summary>
public sealed class Mutator
{
    private const int MostChanges = 4;
    private const int LongestChunk = 24;

    // Where number readers, decoders and printers have their edges.
    private static readonly byte[][] Edges = [.. new[]
    {
        "0", "-1", "-0", "+1", "007", "1999", "2000", "-2000", "2147483647", "2147483648", "-2147483648", "-2147483649", "4294967296", "9223372036854775808", "1e9", "0.5", "NaN",
        "", " ", "\0", "\r\n", "\t", ":", ",", "/", "\"", "\\", "\\ud800", "\\u0000", "null", "true", "[]", "{}", "#", "+", "$", "é", "€", "\U0001F50C", "\uFEFF",
    }.Select(Encoding.UTF8.GetBytes), [0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xFF], [0xF8, 0x88, 0x80, 0x80, 0x80]];

    private readonly byte[][] _valid;
    private readonly byte[][] _pieces;
    private readonly List<byte> _bytes = [];

    /// <summary>Starts from valid inputs.</summary>
    public Mutator(IEnumerable<byte[]> valid)
        : this(valid, [])
    {
    }

    /// <summary>Starts from valid inputs, and puts in pieces that mean something to their reader as well.</summary>
    public Mutator(IEnumerable<byte[]> valid, IEnumerable<byte[]> pieces)
    {
        _valid = [.. valid];
        _pieces = [.. Edges, .. pieces];
    }

    /// <summary>One of the valid inputs, as it is once in eight times, else changed in one to four places.</summary>
    public byte[] Next(FuzzRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var chosen = _valid[random.Below(_valid.Length)];
        if (random.OneIn(8)) return chosen;
        _bytes.Clear();
        _bytes.AddRange(chosen);
        for (var changes = 1 + random.Below(MostChanges); changes > 0; changes--) Change(random);
        return [.. _bytes];
    }

    private void Change(FuzzRandom random)
    {
        var at = random.Below(_bytes.Count + 1);
        var length = random.Below(Math.Min(LongestChunk, _bytes.Count - at) + 1);
        switch (random.Below(8))
        {
            case 0:
                if (length > 0) _bytes[at] ^= (byte)(1 << random.Below(8));
                break;
            case 1:
                if (length > 0) _bytes[at] = (byte)random.Below(256);
                break;
            case 2:
                _bytes.RemoveRange(at, length);
                break;
            case 3:
                _bytes.InsertRange(at, _bytes.GetRange(at, length));
                break;
            case 4:
                _bytes.InsertRange(at, _pieces[random.Below(_pieces.Length)]);
                break;
            case 5:
                ReplaceNumber(at, random);
                break;
            case 6:
                if (random.OneIn(4)) _bytes.RemoveRange(at, _bytes.Count - at);
                break;
            default:
                Splice(at, length, random);
                break;
        }
    }

    // The next run of digits becomes another number.
    private void ReplaceNumber(int at, FuzzRandom random)
    {
        while (at < _bytes.Count && !char.IsAsciiDigit((char)_bytes[at])) at++;
        var end = at;
        while (end < _bytes.Count && char.IsAsciiDigit((char)_bytes[end])) end++;
        _bytes.RemoveRange(at, end - at);
        _bytes.InsertRange(at, random.OneIn(2) ? _pieces[random.Below(_pieces.Length)] : Encoding.ASCII.GetBytes(random.Below(70_000).ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    // A piece of another valid input takes the place of a piece of this one.
    private void Splice(int at, int length, FuzzRandom random)
    {
        var other = _valid[random.Below(_valid.Length)];
        var from = random.Below(other.Length + 1);
        var taken = random.Below(Math.Min(LongestChunk, other.Length - from) + 1);
        _bytes.RemoveRange(at, length);
        _bytes.InsertRange(at, other.AsSpan(from, taken).ToArray());
    }
}
