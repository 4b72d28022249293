using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace SmartEvse.MeterFeed.Sources;

/// <summary>Opens a line to a meter: a TCP connection or a serial device.</summary>
public interface IByteConnector
{
    /// <summary>The line in words, for the log.</summary>
    string Name { get; }

    /// <summary>Opens the line. What it is given back as is only read and disposed.</summary>
    /// <exception cref="IOException">It cannot be opened now; the message says why.</exception>
    Task<Stream> OpenAsync(CancellationToken cancellation);
}
