using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Sessions
{
    /// <summary>
    /// Keeps the session log over a restart: two copies with version, sequence and checksum, written in turn, so that a power cut at any byte of a write
    /// loses nothing but that write. Its buffer, 1 KB, lives only while it reads or writes.
    /// </summary>
    public sealed class SessionStore
    {
        /// <summary>The first of the two files.</summary>
        public const string NameA = "sessions.a";

        /// <summary>The second.</summary>
        public const string NameB = "sessions.b";

        /// <summary>The largest file, in bytes.</summary>
        public const int LargestFile = HeadBytes + SessionLog.MostBytes + CheckBytes;

        // "SEVL", format version 1.
        private const int Magic = 0x4C564553;
        private const int Version = 1;
        private const int HeadBytes = 12;
        private const int CheckBytes = 4;

        private readonly IBlobStore _blobs;
        private int _sequence;
        private bool _nextIsA = true;

        /// <summary>Works on a medium; nothing is read yet.</summary>
        public SessionStore(IBlobStore blobs)
        {
            _blobs = blobs;
        }

        /// <summary>Reads the newest whole copy into a log that is still empty.</summary>
        /// <param name="log">The log of a charger that has not taken a step.</param>
        /// <param name="interrupts">True when a session that was going on has been interrupted, and becomes an entry; false when somebody else may still be writing it.</param>
        /// <returns>Damaged = there are files, but none is whole: the log stays empty.</returns>
        public LoadResult Load(SessionLog log, bool interrupts)
        {
            byte[] buffer = new byte[LargestFile];
            int endA = Read(NameA, buffer, out bool found, out int sequenceA);
            int endB = Read(NameB, buffer, out bool foundB, out int sequenceB);
            if (endA < 0 && endB < 0) return found || foundB ? LoadResult.Damaged : LoadResult.FactoryNew;
            bool useA = endA >= 0 && (endB < 0 || sequenceA - sequenceB > 0);
            _sequence = useA ? sequenceA : sequenceB;
            _nextIsA = !useA;
            int end = useA ? Read(NameA, buffer, out _, out _) : endB;
            return log.Load(buffer, HeadBytes, end, interrupts) ? LoadResult.Loaded : LoadResult.Damaged;
        }

        /// <summary>Writes one copy.</summary>
        /// <returns>False when the medium refused; the older copy is still whole.</returns>
        public bool Save(SessionLog log)
        {
            byte[] buffer = new byte[LargestFile];
            Bytes.Put(buffer, 0, Magic);
            Bytes.Put(buffer, 4, Version);
            Bytes.Put(buffer, 8, _sequence + 1);
            int end = log.Write(buffer, HeadBytes);
            int length = Bytes.Put(buffer, end, (int)Crc32.Of(buffer, end));
            if (!_blobs.Write(_nextIsA ? NameA : NameB, buffer, length)) return false;
            _sequence++;
            _nextIsA = !_nextIsA;
            return true;
        }

        // Where the content of a whole file ends; -1 when there is none, or it was not written to its end.
        private int Read(string name, byte[] buffer, out bool found, out int sequence)
        {
            int length = _blobs.Read(name, buffer);
            found = length >= 0;
            sequence = 0;
            int end = length - CheckBytes;
            if (end < HeadBytes || Bytes.Get(buffer, 0) != Magic || Bytes.Get(buffer, 4) != Version) return -1;
            if ((int)Crc32.Of(buffer, end) != Bytes.Get(buffer, end)) return -1;
            sequence = Bytes.Get(buffer, 8);
            return end;
        }
    }
}
