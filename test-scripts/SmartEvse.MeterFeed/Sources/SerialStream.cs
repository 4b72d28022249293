using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace SmartEvse.MeterFeed.Sources;

/// <summary>A serial device opened for reading, raw. The end of the stream is the end of the device: unplugged.</summary>
internal sealed class SerialStream : ReadOnlyStream
{
    private const int PollMs = 100;

    private readonly int _descriptor;
    private bool _isClosed;

    /// <summary>Opens and sets up the device. What it had received before is thrown away: it may be old.</summary>
    /// <exception cref="IOException">Not there, not allowed, or not a serial device.</exception>
    public SerialStream(string path, int baud, SerialFormat format)
    {
        _descriptor = Posix.Open(path, Posix.OpenFlags);
        if (_descriptor < 0)
        {
            GC.SuppressFinalize(this);
            throw Posix.LastError();
        }
        try
        {
            SetUp(baud, format);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Closes a device that was forgotten.</summary>
    ~SerialStream() => Dispose(false);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(Task.Run(() => ReadWhenReady(buffer, cancellationToken), cancellationToken));

    protected override void Dispose(bool disposing)
    {
        if (!_isClosed) _ = Posix.Close(_descriptor);
        _isClosed = true;
        base.Dispose(disposing);
    }

    private unsafe void SetUp(int baud, SerialFormat format)
    {
        byte* termios = stackalloc byte[Posix.TermiosSize];
        if (Posix.GetAttributes(_descriptor, termios) != 0) throw Posix.LastError();
        Posix.MakeRaw(termios);
        Posix.SetFormat(termios, format);
        nuint speed = Posix.Speed(baud);
        if (Posix.SetInputSpeed(termios, speed) != 0
            || Posix.SetOutputSpeed(termios, speed) != 0
            || Posix.SetAttributes(_descriptor, Posix.SetNow, termios) != 0
            || Posix.Flush(_descriptor, Posix.FlushInput) != 0)
            throw Posix.LastError();
    }

    private unsafe int ReadWhenReady(Memory<byte> buffer, CancellationToken cancellation)
    {
        var poll = new Posix.PollDescriptor { Descriptor = _descriptor, Events = Posix.PollIn };
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            poll.Happened = 0;
            int ready = Posix.Poll(&poll, 1, PollMs);
            if (ready == 0 || (ready < 0 && Marshal.GetLastPInvokeError() == Posix.Interrupted)) continue;
            if (ready < 0) throw Posix.LastError();
            // A device that is gone is "ready" too: the read tells.
            fixed (byte* start = buffer.Span)
            {
                nint count = Posix.Read(_descriptor, start, (nuint)buffer.Length);
                if (count >= 0) return (int)count;
            }
            int error = Marshal.GetLastPInvokeError();
            if (error != Posix.TryAgain && error != Posix.Interrupted) throw Posix.LastError();
        }
    }
}
