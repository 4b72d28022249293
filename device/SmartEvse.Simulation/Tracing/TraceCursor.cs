namespace SmartEvse.Simulation.Tracing;

/// <summary>Reads the numbers of a half, byte by byte.</summary>
/// <param name="name">The file, for what goes wrong.</param>
/// <param name="bytes">The half.</param>
internal sealed class TraceCursor(string name, byte[] bytes)
{
    internal int At { get; set; }

    internal bool IsAtEnd => At >= bytes.Length;

    internal int Peek() => IsAtEnd ? -1 : bytes[At];

    internal int Byte() => IsAtEnd ? throw Wrong("another byte") : bytes[At++];

    internal uint Unsigned()
    {
        var value = 0u;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var next = Byte();
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }

        throw Wrong("a number of at most five bytes");
    }

    internal int Signed()
    {
        var value = Unsigned();
        return (int)(value >> 1) ^ -(int)(value & 1);
    }

    internal InputFileException Wrong(string expected) => new(name, $"byte {At}", $"expected {expected}");
}
