namespace SmartEvse.Core.Tracing
{
    /// <summary>
    /// Saves or loads the state of the charger's parts, in one pass over the same code: <c>Value = s.Int(Value);</c>. What is written and what is read
    /// can so never drift apart. Numbers are varints, a run of zeros is two bytes, and times are stored as their distance to now.
    /// </summary>
    public sealed class StateStream
    {
        /// <summary>The longest text, in characters.</summary>
        public const int LongestText = 64;

        private const long Never = long.MaxValue;
        private const long None = -1;

        private byte[] _bytes = new byte[0];
        private int _end;
        private long _nowMs;
        private int _zeros;
        private int _values;
        private int _at;
        private bool _isLoading;

        /// <summary>True while values come out of the bytes.</summary>
        public bool IsLoading
        {
            get { return _isLoading; }
        }

        /// <summary>True when there was no room, or when the bytes are not what was saved.</summary>
        public bool Failed { get; private set; }

        /// <summary>Where the next byte stands.</summary>
        public int At
        {
            get { return _at; }
        }

        /// <summary>Starts to save.</summary>
        /// <param name="bytes">Where to.</param>
        /// <param name="at">First byte.</param>
        /// <param name="end">One beyond the last byte that may be used.</param>
        /// <param name="nowMs">The time that times are told from.</param>
        public void Save(byte[] bytes, int at, int end, long nowMs)
        {
            Begin(bytes, at, end, false);
            Write((ulong)nowMs);
            _nowMs = nowMs;
        }

        /// <summary>Starts to load what was saved.</summary>
        /// <returns>The time of then.</returns>
        public long Load(byte[] bytes, int at, int end)
        {
            Begin(bytes, at, end, true);
            _nowMs = (long)Read();
            return _nowMs;
        }

        /// <summary>Ends saving, or checks that everything was loaded: a build with other fields has another number of them.</summary>
        public void Finish()
        {
            int values = _values;
            if (_isLoading)
            {
                if (_zeros != 0 || ReadVarint() != (uint)values) Failed = true;
                return;
            }

            FlushZeros();
            WriteVarint((uint)values);
        }

        /// <summary>A number.</summary>
        public int Int(int value)
        {
            // Saved in a step of the charger, a few hundred at once: the usual zero without a call, a small number without arithmetic of 64 bits.
            if (!_isLoading)
            {
                _values++;
                if (value == 0) _zeros++;
                else WriteVarint((uint)((value << 1) ^ (value >> 31)));
                return value;
            }

            long loaded = Long(value);
            if (loaded < int.MinValue || loaded > int.MaxValue) Failed = true;
            return Failed ? value : (int)loaded;
        }

        /// <summary>A number that is often <see cref="int.MaxValue"/>, which stands for none.</summary>
        public int Limit(int value)
        {
            // Turned round, so that the usual case is a zero.
            return int.MaxValue - Int(int.MaxValue - value);
        }

        /// <summary>A number of 64 bits.</summary>
        public long Long(long value)
        {
            if (!_isLoading)
            {
                Write(Fold(value));
                return value;
            }

            ulong loaded = Read();
            return Failed ? value : Unfold(loaded);
        }

        /// <summary>A moment in ms; -1 = none, and the largest number = never.</summary>
        public long Time(long valueMs)
        {
            if (!_isLoading)
            {
                if (valueMs == None) Write(0);
                else if (valueMs == Never) Write(1);
                else Write(Fold(_nowMs - valueMs) + 2);
                return valueMs;
            }

            ulong loaded = Read();
            if (Failed) return valueMs;
            if (loaded == 0) return None;
            return loaded == 1 ? Never : _nowMs - Unfold(loaded - 2);
        }

        /// <summary>A flag.</summary>
        public bool Bool(bool value)
        {
            return Int(value ? 1 : 0) != 0;
        }

        /// <summary>Numbers; the array keeps its length.</summary>
        public void Ints(int[] values)
        {
            for (int i = 0; i < values.Length; i++) values[i] = Int(values[i]);
        }

        /// <summary>A short text.</summary>
        /// <param name="value">The text; what is longer than <see cref="LongestText"/> fails.</param>
        /// <param name="usual">The text it mostly is: takes no room.</param>
        public string Text(string value, string usual)
        {
            int length = Int(value == usual ? 0 : value.Length + 1) - 1;
            if (length > LongestText || length < -1) Failed = true;
            if (Failed) return value;
            if (length < 0) return usual;
            if (!_isLoading)
            {
                for (int i = 0; i < length; i++) Write(value[i]);
                return value;
            }

            char[] loaded = new char[length];
            for (int i = 0; i < length; i++) loaded[i] = (char)Read();
            return Failed ? value : new string(loaded);
        }

        internal static ulong Fold(long value)
        {
            return (ulong)((value << 1) ^ (value >> 63));
        }

        internal static long Unfold(ulong value)
        {
            return (long)(value >> 1) ^ -(long)(value & 1);
        }

        private void Begin(byte[] bytes, int at, int end, bool loading)
        {
            _bytes = bytes;
            _at = at;
            _end = end;
            _zeros = 0;
            _values = 0;
            _isLoading = loading;
            Failed = false;
        }

        private void Write(ulong value)
        {
            _values++;
            if (value == 0) _zeros++;
            else if (value <= uint.MaxValue) WriteVarint((uint)value);
            else WriteLong(value);
        }

        private void WriteVarint(uint value)
        {
            if (_zeros != 0) FlushZeros();
            byte[] bytes = _bytes;
            int at = _at;
            while (value >= 0x80 && at < _end)
            {
                bytes[at++] = (byte)(value | 0x80);
                value >>= 7;
            }

            if (at < _end) bytes[at++] = (byte)value;
            else Failed = true;
            _at = at;
        }

        private void WriteLong(ulong value)
        {
            if (_zeros != 0) FlushZeros();
            for (; value >= 0x80; value >>= 7) Put((byte)(value | 0x80));
            Put((byte)value);
        }

        private void FlushZeros()
        {
            int zeros = _zeros;
            if (zeros == 0) return;
            _zeros = 0;
            Put(0);
            WriteVarint((uint)zeros);
        }

        private void Put(byte value)
        {
            if (_at >= _end) Failed = true;
            else _bytes[_at++] = value;
        }

        private ulong Read()
        {
            _values++;
            if (_zeros > 0)
            {
                _zeros--;
                return 0;
            }

            ulong value = ReadVarint();
            if (value != 0 || Failed) return value;
            ulong zeros = ReadVarint();
            if (zeros == 0 || zeros > int.MaxValue) Failed = true;
            else _zeros = (int)zeros - 1;
            return 0;
        }

        private ulong ReadVarint()
        {
            ulong value = 0;
            for (int shift = 0; shift < 64; shift += 7)
            {
                if (_at >= _end) break;
                byte next = _bytes[_at++];
                value |= (ulong)(next & 0x7F) << shift;
                if (next < 0x80) return value;
            }

            Failed = true;
            return 0;
        }
    }
}
