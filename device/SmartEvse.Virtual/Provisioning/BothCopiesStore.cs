using SmartEvse.Core.Settings;

namespace SmartEvse.Virtual.Provisioning;

/// <summary>
/// Writes what the store writes as its first copy as the second one too. A board that was in use may hold a second copy with a higher sequence number,
/// and would take that; and of two copies alike either may be lost on the way.
/// </summary>
internal sealed class BothCopiesStore(string folder) : IBlobStore
{
    /// <inheritdoc/>
    public int Read(string name, byte[] buffer) => -1;

    /// <inheritdoc/>
    public bool Write(string name, byte[] buffer, int length)
    {
        var bytes = buffer[..length];
        PrivateFolder.Write(folder, name, bytes);
        PrivateFolder.Write(folder, name.Replace(".a", ".b", System.StringComparison.Ordinal), bytes);
        return true;
    }
}
