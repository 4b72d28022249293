namespace SmartEvse.Core.Tracing
{
    /// <summary>
    /// Reads a trace while the charger goes on: asks for it, waits for the step that holds it still, copies it piece by piece, lets go. One reader at a time.
    /// The bytes: <c>SEVT</c>, a version, and for each half that holds something its length (two bytes, low first) and its records.
    /// </summary>
    public sealed class TraceReadout
    {
        /// <summary>The version of the form.</summary>
        public const byte Version = 1;

        /// <summary>Bytes before the first half.</summary>
        public const int HeaderBytes = 5;

        private const int Halves = 2;

        private readonly TraceRing _ring;
        private readonly int[] _bytes = new int[Halves];

        /// <summary>Reads the trace of a recorder.</summary>
        public TraceReadout(Recorder recorder)
        {
            _ring = recorder.Ring;
        }

        /// <summary>How many bytes there are, once <see cref="IsReady"/> has said yes.</summary>
        public int Length { get; private set; }

        /// <summary>Asks for the trace.</summary>
        /// <returns>False while another reader has it.</returns>
        public bool Ask()
        {
            return _ring.AskToHold();
        }

        /// <summary>True when the trace is held and can be read.</summary>
        public bool IsReady()
        {
            if (!_ring.IsHeld) return false;
            Length = HeaderBytes;
            for (int i = 0; i < Halves; i++)
            {
                _bytes[i] = _ring.HeldBytes(i);
                if (_bytes[i] > 0) Length += 2 + _bytes[i];
            }

            return true;
        }

        /// <summary>Copies a piece.</summary>
        /// <param name="from">First byte.</param>
        /// <param name="target">Where to, from its first byte on.</param>
        /// <param name="count">How many.</param>
        /// <returns>False when the trace is no longer held: the reader was too slow.</returns>
        public bool Copy(int from, byte[] target, int count)
        {
            for (int i = 0; i < count; i++)
            {
                if (!CopyByte(from + i, target, i)) return false;
            }

            return true;
        }

        /// <summary>Lets go.</summary>
        /// <param name="gotAll">True when everything was read: what was kept around a fault need not be kept any longer.</param>
        public void Close(bool gotAll)
        {
            _ring.Release(gotAll);
        }

        private bool CopyByte(int at, byte[] target, int index)
        {
            if (at < HeaderBytes)
            {
                target[index] = Header(at);
                return true;
            }

            at -= HeaderBytes;
            for (int half = 0; half < Halves; half++)
            {
                if (_bytes[half] == 0) continue;
                if (at < 2)
                {
                    target[index] = (byte)(_bytes[half] >> (8 * at));
                    return true;
                }

                if (at - 2 < _bytes[half]) return _ring.Copy(half, at - 2, target, index, 1);
                at -= 2 + _bytes[half];
            }

            return false;
        }

        private static byte Header(int at)
        {
            switch (at)
            {
                case 0: return (byte)'S';
                case 1: return (byte)'E';
                case 2: return (byte)'V';
                case 3: return (byte)'T';
                default: return Version;
            }
        }
    }
}
