using System.Text;

namespace SmartEvse.Core.Settings
{
    /// <summary>
    /// Keeps the values over a restart: two copies with version, sequence and checksum, written in turn, so that a power cut at any byte of a write
    /// loses nothing but that write. Secrets lie in files of their own. Entries go by key: a file of another version is read as far as its keys are known.
    /// A file whose entries would be the same is not written: flash wears with every write.
    /// </summary>
    public sealed class SettingsStore
    {
        /// <summary>Room for all rows with the longest texts (1,384 bytes), and some of another version.</summary>
        public const int LargestFile = 1664;

        private const int HeaderLength = 11;
        private const byte FormatVersion = 1;
        private const byte NumberEntry = 0;
        private const byte TextEntry = 1;
        private const byte StateEntry = 2;

        private readonly IBlobStore _blobs;
        private readonly SettingRow _row = new SettingRow();
        private readonly byte[] _buffer = new byte[LargestFile];
        private int _length;
        private uint _openSequence;
        private uint _secretSequence;

        // The checksum of the entries in the newest copy; 0 = there is none. A single value that changes always changes it.
        private uint _openEntries;
        private uint _secretEntries;
        private bool _openNextIsA = true;
        private bool _secretNextIsA = true;

        /// <summary>Works on a medium; nothing is read yet.</summary>
        public SettingsStore(IBlobStore blobs)
        {
            _blobs = blobs;
        }

        /// <summary>How many stored entries the last <see cref="Load"/> did not take, because no row has the key or the value is no longer legal.</summary>
        public int SkippedEntries { get; private set; }

        /// <summary>Reads the newest whole copy into the values; what is missing keeps its factory value.</summary>
        public LoadResult Load(SettingsValues values)
        {
            SkippedEntries = 0;
            values.Reset();
            LoadResult open = LoadPair("settings.a", "settings.b", values, ref _openSequence, ref _openEntries, ref _openNextIsA);
            LoadResult secret = LoadPair("secrets.a", "secrets.b", values, ref _secretSequence, ref _secretEntries, ref _secretNextIsA);
            if (SettingsRules.CheckSet(values) != Refusal.None)
            {
                values.Reset();
                return LoadResult.Damaged;
            }

            if (open == LoadResult.Damaged || secret == LoadResult.Damaged) return LoadResult.Damaged;
            return open;
        }

        /// <summary>Writes one copy of each of the two files, unless it would hold what the newest copy holds.</summary>
        /// <returns>False when the medium refused; the older copies are still whole.</returns>
        public bool Save(SettingsValues values)
        {
            Begin(_openSequence + 1);
            for (int i = 0; i < SettingsTable.Count; i++)
            {
                SettingsTable.Read((SettingId)i, _row);
                if (_row.Secret) continue;
                if (_row.TextSlot >= 0) AddText(_row.Key, values.Text(_row.Id));
                else AddNumber(NumberEntry, _row.Key, values.Number(_row.Id));
            }

            for (int i = 0; i < (int)StoredState.Count; i++) AddNumber(StateEntry, StateKey((StoredState)i), values.State((StoredState)i));
            if (!Write("settings.a", "settings.b", ref _openSequence, ref _openEntries, ref _openNextIsA)) return false;

            Begin(_secretSequence + 1);
            for (int i = 0; i < SettingsTable.Count; i++)
            {
                SettingsTable.Read((SettingId)i, _row);
                if (_row.Secret) AddText(_row.Key, values.Text(_row.Id));
            }

            return Write("secrets.a", "secrets.b", ref _secretSequence, ref _secretEntries, ref _secretNextIsA);
        }

        // Ends a file and writes it.
        private bool Write(string nameA, string nameB, ref uint sequence, ref uint entries, ref bool nextIsA)
        {
            uint now = Crc32.Of(_buffer, HeaderLength, _length);
            if (now == entries) return true;
            Finish();
            if (!_blobs.Write(nextIsA ? nameA : nameB, _buffer, _length)) return false;
            sequence++;
            entries = now;
            nextIsA = !nextIsA;
            return true;
        }

        private static string StateKey(StoredState id)
        {
            switch (id)
            {
                case StoredState.Access: return "Access";
                case StoredState.DelayedStart: return "DelayedStart";
                case StoredState.DelayedStop: return "DelayedStop";
                case StoredState.DelayedRepeat: return "DelayedRepeat";
                case StoredState.DelayedCharging: return "DelayedCharging";
                case StoredState.PanelLock: return "PanelLock";
                default: return "UnplannedStarts";
            }
        }

        private LoadResult LoadPair(string nameA, string nameB, SettingsValues values, ref uint sequence, ref uint entries, ref bool nextIsA)
        {
            bool foundA = ReadWhole(nameA, out bool wholeA, out uint sequenceA);
            bool foundB = ReadWhole(nameB, out bool wholeB, out uint sequenceB);
            entries = 0;
            if (!wholeA && !wholeB) return foundA || foundB ? LoadResult.Damaged : LoadResult.FactoryNew;

            bool useA = wholeA && (!wholeB || (int)(sequenceA - sequenceB) > 0);
            sequence = useA ? sequenceA : sequenceB;
            nextIsA = !useA;
            ReadWhole(useA ? nameA : nameB, out _, out _);
            entries = Crc32.Of(_buffer, HeaderLength, _length);
            Apply(values);
            return LoadResult.Loaded;
        }

        // True when there is a file; whole when it is one that was written to its end.
        private bool ReadWhole(string name, out bool whole, out uint sequence)
        {
            whole = false;
            sequence = 0;
            int length = _blobs.Read(name, _buffer);
            if (length < 0) return false;
            if (length < HeaderLength + 4 || _buffer[0] != 'S' || _buffer[1] != 'E' || _buffer[2] != 'V' || _buffer[3] != 'S') return true;
            if (_buffer[4] != FormatVersion) return true;
            int body = _buffer[9] | (_buffer[10] << 8);
            if (length != HeaderLength + body + 4) return true;
            if (Crc32.Of(_buffer, length - 4) != ReadUInt(length - 4)) return true;
            sequence = ReadUInt(5);
            _length = length - 4;
            whole = true;
            return true;
        }

        private void Apply(SettingsValues values)
        {
            int at = HeaderLength;
            while (at < _length)
            {
                int end = EndOfEntry(at);
                if (end < 0)
                {
                    SkippedEntries++;
                    return;
                }

                ApplyEntry(values, at);
                at = end;
            }
        }

        // Where an entry ends; -1 when it claims more bytes than there are, so that nothing behind it can be found.
        private int EndOfEntry(int at)
        {
            if (at + 2 > _length) return -1;
            int value = at + 2 + _buffer[at + 1];
            int end = value + 4;
            if (_buffer[at] == TextEntry)
            {
                if (value >= _length) return -1;
                end = value + 1 + _buffer[value];
            }

            return end > _length ? -1 : end;
        }

        private void ApplyEntry(SettingsValues values, int at)
        {
            byte type = _buffer[at];
            int keyLength = _buffer[at + 1];
            string key = Encoding.UTF8.GetString(_buffer, at + 2, keyLength);
            at += 2 + keyLength;
            if (type == TextEntry)
            {
                string text = Encoding.UTF8.GetString(_buffer, at + 1, _buffer[at]);
                if (SettingsTable.Find(key, _row) && IsUsable(text)) values.SetText(_row.Id, text);
                else SkippedEntries++;
                return;
            }

            int number = (int)ReadUInt(at);
            if (type == StateEntry) ApplyState(values, key, number);
            else if (type == NumberEntry && SettingsTable.Find(key, _row) && IsUsable(number)) values.SetNumber(_row.Id, number);
            else SkippedEntries++;
        }

        // A row that is not built keeps its factory value silently: it was stored with it.
        private bool IsUsable(int number)
        {
            return number == _row.Default || SettingsRules.CheckNumber(_row, number) == Refusal.None;
        }

        private bool IsUsable(string text)
        {
            return (_row.TextSlot >= 0 && text == _row.DefaultText) || SettingsRules.CheckText(_row, text) == Refusal.None;
        }

        private void ApplyState(SettingsValues values, string key, int number)
        {
            for (int i = 0; i < (int)StoredState.Count; i++)
            {
                if (key != StateKey((StoredState)i) || !IsUsable((StoredState)i, number)) continue;
                values.SetState((StoredState)i, number);
                return;
            }

            SkippedEntries++;
        }

        // Whether times go together is for the schedule to say, which does not obey what does not.
        private static bool IsUsable(StoredState id, int number)
        {
            if (id == StoredState.Access) return OptionTexts.Text(OptionSet.Access, number) != null;
            if (id == StoredState.DelayedRepeat || id == StoredState.DelayedCharging || id == StoredState.PanelLock) return number == 0 || number == 1;
            if (id == StoredState.UnplannedStarts) return number >= UnplannedStarts.Least && number <= UnplannedStarts.Limit;
            return number >= SettingsValues.NoTime;
        }

        private void Begin(uint sequence)
        {
            _buffer[0] = (byte)'S';
            _buffer[1] = (byte)'E';
            _buffer[2] = (byte)'V';
            _buffer[3] = (byte)'S';
            _buffer[4] = FormatVersion;
            _length = 5;
            AddUInt(sequence);
            _length = HeaderLength;
        }

        private void Finish()
        {
            int body = _length - HeaderLength;
            _buffer[9] = (byte)body;
            _buffer[10] = (byte)(body >> 8);
            AddUInt(Crc32.Of(_buffer, _length));
        }

        private void AddKey(byte type, string key)
        {
            _buffer[_length++] = type;
            _buffer[_length++] = (byte)key.Length;
            for (int i = 0; i < key.Length; i++) _buffer[_length++] = (byte)key[i];
        }

        private void AddNumber(byte type, string key, int value)
        {
            AddKey(type, key);
            AddUInt((uint)value);
        }

        private void AddText(string key, string value)
        {
            AddKey(TextEntry, key);
            byte[] bytes = Encoding.UTF8.GetBytes(value);
            _buffer[_length++] = (byte)bytes.Length;
            for (int i = 0; i < bytes.Length; i++) _buffer[_length++] = bytes[i];
        }

        private void AddUInt(uint value)
        {
            _buffer[_length++] = (byte)value;
            _buffer[_length++] = (byte)(value >> 8);
            _buffer[_length++] = (byte)(value >> 16);
            _buffer[_length++] = (byte)(value >> 24);
        }

        private uint ReadUInt(int at)
        {
            return (uint)(_buffer[at] | (_buffer[at + 1] << 8) | (_buffer[at + 2] << 16) | (_buffer[at + 3] << 24));
        }
    }
}
