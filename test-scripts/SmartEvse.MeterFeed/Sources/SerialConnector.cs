using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace SmartEvse.MeterFeed.Sources;

/// <summary>A P1 cable on a serial device of this computer (Linux and macOS).</summary>
/// <param name="path">The device, for example <c>/dev/ttyUSB0</c>; a stable name is below <c>/dev/serial/by-id</c>.</param>
/// <param name="baud">9600 or 115200.</param>
/// <param name="format">Data bits and parity.</param>
public sealed class SerialConnector(string path, int baud, SerialFormat format) : IByteConnector
{
    /// <summary>True where serial devices can be opened.</summary>
    public static bool IsSupported => Posix.IsSupported;

    /// <inheritdoc/>
    public string Name => path;

    /// <inheritdoc/>
    public Task<Stream> OpenAsync(CancellationToken cancellation)
    {
        Stream stream = new SerialStream(path, baud, format);
        // Adapters that do not know 7E1 hand the parity over as the eighth bit.
        return Task.FromResult(format == SerialFormat.SevenEven ? new FilteredStream(stream, WithoutParity) : stream);
    }

    private static int WithoutParity(Span<byte> bytes)
    {
        foreach (ref byte value in bytes) value &= 0x7F;
        return bytes.Length;
    }
}
