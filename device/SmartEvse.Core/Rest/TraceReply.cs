using SmartEvse.Core.Tracing;

namespace SmartEvse.Core.Rest
{
    /// <summary>The trace as the body of a response: asked for, held by the next step, copied in pieces.</summary>
    internal sealed class TraceReply
    {
        private const int PieceBytes = 512;

        private readonly TraceReadout _readout;

        private TraceReply(TraceReadout readout)
        {
            _readout = readout;
        }

        /// <summary>True when the room was needed before everything was read.</summary>
        internal bool IsLost { get; private set; }

        /// <summary>Asks for the trace.</summary>
        /// <returns>False while another reader has it.</returns>
        internal static bool Ask(Recorder recorder, out TraceReply? reply)
        {
            TraceReadout readout = new TraceReadout(recorder);
            reply = readout.Ask() ? new TraceReply(readout) : null;
            return reply != null;
        }

        /// <summary>Sends all of it, once it is held.</summary>
        /// <returns>False when it is not held yet.</returns>
        internal bool Send(IRestSink sink)
        {
            if (!_readout.IsReady()) return false;
            byte[] piece = new byte[PieceBytes];
            bool whole = true;
            sink.Begin(200, "application/octet-stream", "Content-Disposition", "attachment; filename=\"smartevse-trace.bin\"");
            for (int from = 0; whole && from < _readout.Length; from += PieceBytes)
            {
                int count = _readout.Length - from < PieceBytes ? _readout.Length - from : PieceBytes;
                whole = _readout.Copy(from, piece, count);
                if (whole) sink.Write(piece, count);
            }

            _readout.Close(whole);
            return true;
        }

        internal void Cancel()
        {
            _readout.Close(false);
        }
    }
}
