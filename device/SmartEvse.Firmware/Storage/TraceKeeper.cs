using SmartEvse.Core;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tracing;

namespace SmartEvse.Firmware.Storage
{
    /// <summary>
    /// Writes the trace around a fault to <c>trace.bin</c>, where the next fault replaces it: once for each fault, an hour apart at the least. The charger keeps
    /// the trace for MQTT all the same, because nobody has seen it yet.
    /// </summary>
    public sealed class TraceKeeper
    {
        /// <summary>The file.</summary>
        public const string FileName = "trace.bin";

        /// <summary>Between two files at the least, in ms.</summary>
        public const int ShortestMs = 3600000;

        private readonly Charger _charger;
        private readonly IBlobStore _blobs;
        private readonly TraceReadout _readout;
        private int _storedFault;
        private long _notBeforeMs;
        private bool _asked;

        /// <summary>Keeps the traces of a charger.</summary>
        public TraceKeeper(Charger charger, IBlobStore blobs)
        {
            _charger = charger;
            _blobs = blobs;
            _readout = new TraceReadout(charger.Trace);
        }

        /// <summary>Writes what is due.</summary>
        public void Tick(long nowMs)
        {
            if (!_asked)
            {
                int fault = _charger.Trace.KeptFault;
                if (fault == 0) _storedFault = 0;
                if (fault == _storedFault || nowMs < _notBeforeMs) return;
                // False while another reader has it: it will let go.
                _asked = _readout.Ask();
                _storedFault = _asked ? fault : 0;
                return;
            }

            if (!_readout.IsReady()) return;
            byte[] bytes = new byte[_readout.Length];
            bool whole = _readout.Copy(0, bytes, bytes.Length);
            _readout.Close(false);
            _asked = false;
            _notBeforeMs = nowMs + ShortestMs;
            if (whole) _blobs.Write(FileName, bytes, bytes.Length);
        }
    }
}
