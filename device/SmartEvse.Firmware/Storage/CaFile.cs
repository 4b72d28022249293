using SmartEvse.Core.Settings;

namespace SmartEvse.Firmware.Storage
{
    /// <summary>The certificate that signed the broker's, as DER, where the installer has put it.</summary>
    public sealed class CaFile
    {
        /// <summary>The file.</summary>
        public const string Name = "broker-ca.der";

        /// <summary>Largest certificate that is read, in bytes.</summary>
        public const int LargestBytes = 3072;

        private readonly IBlobStore _blobs;

        /// <summary>Reads from these files.</summary>
        public CaFile(IBlobStore blobs)
        {
            _blobs = blobs;
        }

        /// <summary>Reads it.</summary>
        /// <param name="name">The file's name.</param>
        /// <returns>The bytes; null when there is no such file.</returns>
        public byte[]? Read(string name)
        {
            byte[] buffer = new byte[LargestBytes];
            int length = _blobs.Read(name, buffer);
            if (length <= 0) return null;
            byte[] bytes = new byte[length];
            System.Array.Copy(buffer, bytes, length);
            return bytes;
        }
    }
}
