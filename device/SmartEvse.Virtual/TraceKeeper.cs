using System;
using System.Globalization;
using System.IO;
using SmartEvse.Core;
using SmartEvse.Core.Tracing;

namespace SmartEvse.Virtual;

/// <summary>Writes the trace around a fault into the data folder, a file each, as soon as the charger keeps one.</summary>
internal sealed class TraceKeeper(Charger charger, string folder)
{
    private readonly TraceReadout _readout = new(charger.Trace);
    private bool _asked;

    /// <summary>Writes what is due.</summary>
    internal void Tick()
    {
        if (!_asked)
        {
            // Another reader has it: it will let go.
            _asked = charger.Trace.KeptFault != 0 && _readout.Ask();
            return;
        }

        if (!_readout.IsReady()) return;
        var bytes = new byte[_readout.Length];
        var whole = _readout.Copy(0, bytes, bytes.Length);
        if (whole)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"trace-{DateTime.UtcNow:yyyyMMdd-HHmmss}.bin");
            whole = Store(Path.Combine(folder, name), bytes);
        }

        _readout.Close(true);
        _asked = false;
        if (!whole) Console.Error.WriteLine("The trace around a fault could not be written.");
    }

    private static bool Store(string path, byte[] bytes)
    {
        try
        {
            File.WriteAllBytes(path, bytes);
            return true;
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
