namespace SmartEvse.Core.Tracing
{
    /// <summary>
    /// Keeps the last minutes of a charger in a ring of two halves, each beginning with a keyframe (the whole state) and going on with what changed:
    /// steps, inputs, commands, feeds, outputs. A half can be replayed by itself. Written by the charger's thread, without allocation; read by one
    /// other thread through <see cref="TraceReadout"/>. The form stands in docs/decisions/0006.
    /// </summary>
    public sealed class Recorder
    {
        /// <summary>Bytes of one half, unless said else: with it Core stays within its heap on the ESP32.</summary>
        public const int DefaultHalfBytes = 740;

        /// <summary>A fault is kept when so much more has been recorded, in ms, or when its half is full.</summary>
        public const int AfterFaultMs = 10000;

        /// <summary>More steps than this are never put into one record: bounds the work of whoever reads it.</summary>
        public const int LongestRun = 65535;

        /// <summary>Bytes of the length that stands before a keyframe.</summary>
        public const int LengthBytes = 2;

        /// <summary>Bytes that end a half, at the most: the steps since the last record.</summary>
        internal const int RunRoom = 4;

        /// <summary>Where the seconds of the wall clock are counted from: 2024-01-01T00:00Z.</summary>
        public const long UtcBase = 1704067200;

        /// <summary>No temperature was noted in this half.</summary>
        internal const int NotNoted = -1000;

        // A step without long texts takes less; one that takes more is left out, and the next keyframe knows what came of it.
        private const int StepRoom = 80;
        private const int RetryMs = 10000;
        private const int FeedFields = 5;
        private const int Unset = -1;

        private readonly TraceRing _ring;
        private readonly StateStream _stream = new StateStream();
        private readonly int[] _feeds = new int[TraceTag.Feeds * FeedFields];
        private readonly OutputRecord _outputs = new OutputRecord();
        private TraceSegment _now;
        private bool _recording;
        private long _lastMs;
        private long _retryMs;
        private int _spacingMs;
        private int _utc;
        private int _run;
        private int _markLength;
        private int _markRun;
        private int _inputs;
        private int _pendingFault;
        private long _keepAtMs;

        /// <summary>An empty ring.</summary>
        /// <param name="halfBytes">Bytes of one half.</param>
        public Recorder(int halfBytes)
        {
            _ring = new TraceRing(halfBytes);
            _now = _ring.Now;
        }

        /// <summary>False: faults do not end a half. For whoever records a replay.</summary>
        public bool KeepsFaults { get; set; } = true;

        /// <summary>The fault around which a half is kept; 0 = none.</summary>
        public int KeptFault
        {
            get { return _ring.KeptFault; }
        }

        internal TraceRing Ring
        {
            get { return _ring; }
        }

        /// <summary>The temperature that was noted last, in degrees C.</summary>
        internal int TemperatureC { get; private set; }

        /// <summary>The fault that is kept, or will be when <see cref="AfterFaultMs"/> are over; 0 = none.</summary>
        internal int WatchedFault
        {
            get { return _pendingFault != 0 ? _pendingFault : KeptFault; }
        }

        /// <summary>Lets go of the half that is kept around a fault. From any thread.</summary>
        public void Clear()
        {
            _ring.AskToClear();
        }

        /// <summary>Begins a step, before anything of it is decided.</summary>
        /// <returns>True when the whole state is wanted: between <see cref="BeginKeyframe"/> and <see cref="EndKeyframe"/>.</returns>
        internal bool BeginStep(long nowMs)
        {
            _ring.Serve();
            if (_recording && IsOver(nowMs)) EndHalf();
            if (!_recording) return nowMs >= _retryMs && _ring.TakeNext(nowMs);
            _markLength = _now.Length;
            _markRun = _run;
            return false;
        }

        internal StateStream BeginKeyframe(long nowMs)
        {
            _now = _ring.Now;
            _now.StartMs = nowMs;
            _now.End = _now.Bytes.Length - RunRoom;
            _now.Overflowed = false;
            _lastMs = nowMs;
            _stream.Save(_now.Bytes, LengthBytes, _now.End, nowMs);
            return _stream;
        }

        internal void EndKeyframe()
        {
            _stream.Finish();
            if (_stream.Failed)
            {
                _retryMs = _lastMs + RetryMs;
                return;
            }

            int length = _stream.At - LengthBytes;
            _now.Put(length & 0xFF);
            _now.Put(length >> 8);
            _now.Length = _stream.At;
            _recording = true;
            _markLength = _now.Length;
            _markRun = 0;
            _run = 0;
            _spacingMs = Unset;
            _inputs = Unset;
            TemperatureC = NotNoted;
            _utc = int.MinValue;
            for (int i = 0; i < _feeds.Length; i++) _feeds[i] = 0;
            _outputs.Reset();
        }

        internal void Inputs(int bits)
        {
            if (!_recording || bits == _inputs) return;
            FlushRun();
            _inputs = bits;
            _now.Put(TraceTag.Inputs);
            _now.Unsigned((uint)bits);
        }

        internal void Temperature(int temperatureC)
        {
            if (!_recording) return;
            FlushRun();
            TemperatureC = temperatureC;
            if (temperatureC == Core.Inputs.NoTemperature)
            {
                _now.Put(TraceTag.NoTemperature);
                return;
            }

            _now.Put(TraceTag.Temperature);
            _now.Signed(temperatureC);
        }

        internal void Utc(long utcS)
        {
            int utc = utcS < UtcBase ? Unset : (int)(utcS - UtcBase);
            if (!_recording || utc == _utc) return;
            FlushRun();
            _utc = utc;
            _now.Put(TraceTag.Utc);
            _now.Signed(utc);
        }

        internal void Feed(int feed, int[] fields, int count)
        {
            if (!_recording) return;
            FlushRun();
            _now.Put(TraceTag.Feed + (feed * 8) + count);
            int at = feed * FeedFields;
            for (int i = 0; i < count; i++)
            {
                _now.Signed(fields[i] - _feeds[at + i]);
                _feeds[at + i] = fields[i];
            }
        }

        internal void Command(int kind, int refusal, int row, int number)
        {
            if (!_recording) return;
            BeginCommand(TraceTag.Number, kind, refusal, row);
            _now.Signed(number);
        }

        internal void Command(int kind, int refusal, int row, string text)
        {
            if (!_recording) return;
            BeginCommand(TraceTag.Text, kind, refusal, row);
            _now.Unsigned((uint)text.Length);
            for (int i = 0; i < text.Length; i++) _now.Unsigned(text[i]);
        }

        /// <summary>This step is more than a trace holds: it is left out, and the next keyframe knows what came of it.</summary>
        internal void LeaveOut() => _now.Overflowed |= _recording;

        /// <summary>A fault has come up that is worth keeping.</summary>
        internal void Watch(int fault, long nowMs)
        {
            if (!_recording || !KeepsFaults) return;
            _pendingFault = fault;
            _keepAtMs = nowMs + AfterFaultMs;
        }

        /// <summary>Ends a step with what came out of it.</summary>
        internal void EndStep(int packed, int dutyPermille, int offeredDa, int faults, int reason, long nowMs)
        {
            if (_recording)
            {
                NoteStep((int)(nowMs - _lastMs));
                _lastMs = nowMs;
                if (_outputs.Changes(packed, dutyPermille, offeredDa, faults, reason))
                {
                    FlushRun();
                    _outputs.Write(_now);
                }

                if (_now.Overflowed) TakeBack();
            }

            if (_ring.HoldWanted) _ring.BeginHold(_recording ? _run : 0, nowMs);
        }

        internal static void PutRun(TraceSegment half, int run)
        {
            if (run > 127)
            {
                half.Put(TraceTag.Steps);
                half.Unsigned((uint)run);
            }
            else if (run > 0)
            {
                half.Put(TraceTag.FewSteps + run);
            }
        }

        private void BeginCommand(int tag, int kind, int refusal, int row)
        {
            FlushRun();
            _now.Put(tag);
            _now.Put(kind);
            _now.Put(refusal);
            _now.Put(row);
        }

        private bool IsOver(long nowMs)
        {
            if (_pendingFault != 0 && nowMs >= _keepAtMs) return true;
            return _now.End - _now.Length < StepRoom || nowMs < _lastMs || nowMs - _lastMs > int.MaxValue;
        }

        private void EndHalf()
        {
            _now.End = _now.Bytes.Length;
            FlushRun();
            _recording = false;
            if (_pendingFault != 0) _ring.Keep(_pendingFault);
            _pendingFault = 0;
        }

        private void FlushRun()
        {
            PutRun(_now, _run);
            _run = 0;
        }

        private void NoteStep(int spacingMs)
        {
            if (spacingMs == _spacingMs)
            {
                _run++;
                if (_run == LongestRun) FlushRun();
                return;
            }

            FlushRun();
            _spacingMs = spacingMs;
            bool isLong = spacingMs >= TraceTag.LongSpacing;
            _now.Put(TraceTag.Spacing + (isLong ? TraceTag.LongSpacing : spacingMs));
            if (isLong) _now.Unsigned((uint)(spacingMs - TraceTag.LongSpacing));
        }

        // The step did not fit: the half ends before it.
        private void TakeBack()
        {
            _now.Length = _markLength;
            _run = _markRun;
            _now.Overflowed = false;
            EndHalf();
        }
    }
}
