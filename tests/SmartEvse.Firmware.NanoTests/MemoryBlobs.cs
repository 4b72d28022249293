using SmartEvse.Core.Settings;

namespace SmartEvse.Firmware.NanoTests
{
    /// <summary>The medium of the settings in memory: four files, and a power cut at any byte of a write.</summary>
    internal sealed class MemoryBlobs : IBlobStore
    {
        private readonly string[] _names = { "settings.a", "settings.b", "secrets.a", "secrets.b" };
        private readonly byte[][] _files = new byte[4][];

        /// <summary>From now on a write is cut after so many bytes; negative = never.</summary>
        public int CutAfter = -1;

        /// <summary>How many writes were whole.</summary>
        public int Writes;

        /// <inheritdoc/>
        public int Read(string name, byte[] buffer)
        {
            byte[] file = _files[IndexOf(name)];
            if (file == null || file.Length > buffer.Length) return -1;
            for (int i = 0; i < file.Length; i++) buffer[i] = file[i];
            return file.Length;
        }

        /// <inheritdoc/>
        public bool Write(string name, byte[] buffer, int length)
        {
            bool cut = CutAfter >= 0 && CutAfter < length;
            byte[] file = new byte[cut ? CutAfter : length];
            for (int i = 0; i < file.Length; i++) file[i] = buffer[i];
            _files[IndexOf(name)] = file;
            if (!cut) Writes++;
            return !cut;
        }

        /// <summary>Turns one bit of a stored file.</summary>
        public void Damage(string name, int at)
        {
            _files[IndexOf(name)][at] ^= 1;
        }

        private int IndexOf(string name)
        {
            for (int i = 0; i < _names.Length; i++)
            {
                if (_names[i] == name) return i;
            }

            return 0;
        }
    }
}
