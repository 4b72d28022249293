namespace SmartEvse.Core.Tracing
{
    /// <summary>
    /// The two halves of a trace: which one is written, which one is kept around a fault, and what a reader holds. Only the bookkeeping of the reader
    /// crosses threads; bytes that it may read are not written any more.
    /// </summary>
    internal sealed class TraceRing
    {
        /// <summary>A reader that takes longer than this, in ms, loses what it reads when the room is needed.</summary>
        internal const int LongestHoldMs = 60000;

        private readonly object _gate = new object();
        private readonly TraceSegment _a;
        private readonly TraceSegment _b;
        private readonly TraceSegment _tail = new TraceSegment(Recorder.RunRoom);
        private TraceSegment? _kept;
        private bool _clearWanted;
        private bool _holdWanted;
        private bool _held;
        private bool _heldKept;
        private long _heldMs;
        private TraceSegment _heldOlder;
        private TraceSegment _heldNow;

        internal TraceRing(int halfBytes)
        {
            _a = new TraceSegment(halfBytes);
            _b = new TraceSegment(halfBytes);
            Now = _b;
            _heldOlder = _a;
            _heldNow = _b;
        }

        /// <summary>The half that is written.</summary>
        internal TraceSegment Now { get; private set; }

        /// <summary>The fault around which the other half is kept; 0 = none.</summary>
        internal int KeptFault { get; private set; }

        internal bool HoldWanted
        {
            get { return _holdWanted; }
        }

        /// <summary>Keeps the half that has just ended.</summary>
        internal void Keep(int fault)
        {
            _kept = Now;
            KeptFault = fault;
        }

        /// <summary>Goes on to the half that is not kept, and empties it.</summary>
        /// <returns>False while a reader holds it.</returns>
        internal bool TakeNext(long nowMs)
        {
            TraceSegment next = Other(_kept ?? Now);
            lock (_gate)
            {
                if (_held && next.HeldLength > 0)
                {
                    if (nowMs - _heldMs < LongestHoldMs) return false;
                    _held = false;
                }

                next.Length = 0;
                next.HeldLength = 0;
            }

            Now = next;
            return true;
        }

        /// <summary>Does what was asked for from other threads: between two steps.</summary>
        internal void Serve()
        {
            if (!_clearWanted) return;
            lock (_gate)
            {
                _clearWanted = false;
            }

            _kept = null;
            KeptFault = 0;
        }

        internal void AskToClear()
        {
            lock (_gate)
            {
                _clearWanted = true;
            }
        }

        internal bool AskToHold()
        {
            lock (_gate)
            {
                if (_held || _holdWanted) return false;
                _holdWanted = true;
                return true;
            }
        }

        /// <summary>What is recorded up to now is the reader's. The steps that are not written yet go with it, apart: the half itself goes on counting them.</summary>
        internal void BeginHold(int run, long nowMs)
        {
            lock (_gate)
            {
                _holdWanted = false;
                _held = true;
                _heldMs = nowMs;
                _heldKept = _kept != null;
                _heldOlder = _a.StartMs <= _b.StartMs ? _a : _b;
                _heldNow = Now;
                _a.HeldLength = _a.Length;
                _b.HeldLength = _b.Length;
                _tail.Length = 0;
                _tail.End = Recorder.RunRoom;
                Recorder.PutRun(_tail, run);
            }
        }

        internal bool IsHeld
        {
            get
            {
                lock (_gate)
                {
                    return _held;
                }
            }
        }

        /// <summary>The reader has finished. What was kept for it need not be kept any longer, if it got everything.</summary>
        internal void Release(bool gotAll)
        {
            lock (_gate)
            {
                _held = false;
                _holdWanted = false;
                if (gotAll && _heldKept) _clearWanted = true;
            }
        }

        /// <summary>How many bytes of the older (0) or newer (1) half are held.</summary>
        internal int HeldBytes(int order)
        {
            TraceSegment half = Ordered(order);
            return half == _heldNow ? half.HeldLength + _tail.Length : half.HeldLength;
        }

        /// <summary>Copies a part of a held half.</summary>
        /// <returns>False when it is no longer held.</returns>
        internal bool Copy(int order, int from, byte[] target, int at, int count)
        {
            lock (_gate)
            {
                if (!_held) return false;
                TraceSegment half = Ordered(order);
                for (int i = from; i < from + count; i++) target[at++] = i < half.HeldLength ? half.Bytes[i] : _tail.Bytes[i - half.HeldLength];
                return true;
            }
        }

        private TraceSegment Ordered(int order)
        {
            return order == 0 ? _heldOlder : Other(_heldOlder);
        }

        private TraceSegment Other(TraceSegment half)
        {
            return half == _a ? _b : _a;
        }
    }
}
