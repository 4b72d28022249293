using System;
using System.IO;
using SmartEvse.Core.Settings;

namespace SmartEvse.Firmware.Storage
{
    /// <summary>
    /// Small files on the internal file system. A new file is written beside the old one and then put in its place; a power cut leaves the old one, the new one,
    /// or for a moment none: Core keeps two copies for that. No server lists this folder, and Core only ever names its own files.
    /// </summary>
    public sealed class FileBlobStore : IBlobStore
    {
        /// <summary>The internal file system of the ESP32.</summary>
        public const string InternalRoot = "I:\\";

        private const string NewEnding = ".new";

        private readonly string _root;

        /// <summary>Uses a folder.</summary>
        /// <param name="root">Put before every name, so it ends in a separator.</param>
        public FileBlobStore(string root)
        {
            _root = root;
        }

        /// <inheritdoc/>
        public int Read(string name, byte[] buffer)
        {
            try
            {
                string path = _root + name;
                if (!File.Exists(path)) return -1;
                using (FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read))
                {
                    int length = (int)file.Length;
                    if (length > buffer.Length) return -1;
                    int got = 0;
                    while (got < length)
                    {
                        int more = file.Read(buffer, got, length - got);
                        if (more <= 0) return -1;
                        got += more;
                    }

                    return length;
                }
            }
            catch (Exception)
            {
                // Whatever a file system throws: the other copy may be readable.
                return -1;
            }
        }

        /// <inheritdoc/>
        public bool Write(string name, byte[] buffer, int length)
        {
            try
            {
                string path = _root + name;
                string beside = path + NewEnding;
                using (FileStream file = new FileStream(beside, FileMode.Create, FileAccess.Write))
                {
                    file.Write(buffer, 0, length);
                    file.Flush();
                }

                if (File.Exists(path)) File.Delete(path);
                File.Move(beside, path);
                return true;
            }
            catch (Exception)
            {
                // The charger is told that storing failed, and shows it; charging goes on.
                return false;
            }
        }
    }
}
